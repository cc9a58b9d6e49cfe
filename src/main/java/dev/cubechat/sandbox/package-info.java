/** The embedded stand-in for the service: assembles world and faces, makes it ready, stops it. */
@NullMarked
package dev.cubechat.sandbox;

import org.jspecify.annotations.NullMarked;
