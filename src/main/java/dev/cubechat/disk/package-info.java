/**
 * Puts files in their place, for their owner alone, so that a power cut leaves the old one or the
 * new one; lets one process at a time work on them; reads whole ones that fit into memory; says why
 * that did not work.
 */
@NullMarked
package dev.cubechat.disk;

import org.jspecify.annotations.NullMarked;
