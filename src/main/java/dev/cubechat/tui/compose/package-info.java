/** The line where a person writes: text and cursor, undo, history, completion. */
@NullMarked
package dev.cubechat.tui.compose;

import org.jspecify.annotations.NullMarked;
