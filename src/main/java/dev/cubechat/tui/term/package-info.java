/** The thin impure shell round the chat screen: reads keys, paints rows, runs local effects. */
@NullMarked
package dev.cubechat.tui.term;

import org.jspecify.annotations.NullMarked;
