/**
 * Keeps files whole: the old one or the new one, also after a power cut, for their owner alone and
 * one process at a time.
 */
@NullMarked
package dev.cubechat.disk;

import org.jspecify.annotations.NullMarked;
