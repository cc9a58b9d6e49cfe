/**
 * Puts files in their place, for their owner alone, so that a power cut leaves the old one or the
 * new one; reads whole ones that fit into memory.
 */
@NullMarked
package dev.cubechat.disk;

import org.jspecify.annotations.NullMarked;
