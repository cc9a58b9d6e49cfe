package dev.cubechat.tui.term;

import dev.cubechat.tui.Hyperlink;

import org.jspecify.annotations.Nullable;

/**
 * What a terminal is told before it draws a text: one complete sequence, whatever came before.
 *
 * @param sgr the sequence that sets colours and shapes
 * @param plainBehind whether nothing but the terminal's own background is behind a blank in it
 * @param link where a click on it leads; null for nowhere
 */
record Look(String sgr, boolean plainBehind, @Nullable Hyperlink link) {
    /** The same, leading somewhere: its blanks are more than nothing, for they can be clicked. */
    Look leadingTo(Hyperlink where) {
        return new Look(sgr, false, where);
    }
}
