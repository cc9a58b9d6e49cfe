/** Puts files in their place so that a power cut leaves the old one or the new one. */
@NullMarked
package dev.cubechat.disk;

import org.jspecify.annotations.NullMarked;
