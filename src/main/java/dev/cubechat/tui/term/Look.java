package dev.cubechat.tui.term;

/**
 * What a terminal is told before it draws a text: one complete sequence, whatever came before.
 *
 * @param sgr the sequence
 * @param plainBehind whether nothing but the terminal's own background is behind a blank in it
 */
record Look(String sgr, boolean plainBehind) {}
