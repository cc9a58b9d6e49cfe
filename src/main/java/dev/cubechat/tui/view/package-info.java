/** Draws the screen: what is known and what lies before the person become rows of text. */
@NullMarked
package dev.cubechat.tui.view;

import org.jspecify.annotations.NullMarked;
