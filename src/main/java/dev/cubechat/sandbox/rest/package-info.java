/** The sandbox's REST face: reads requests, asks the world, writes replies, over HTTPS. */
@NullMarked
package dev.cubechat.sandbox.rest;

import org.jspecify.annotations.NullMarked;
