/**
 * Puts files in their place, for their owner alone, so that a power cut leaves the old one or the
 * new one.
 */
@NullMarked
package dev.cubechat.disk;

import org.jspecify.annotations.NullMarked;
