/** The thin shell round the chat line by line: reads lines, says sentences, runs errands. */
@NullMarked
package dev.cubechat.tui.lines;

import org.jspecify.annotations.NullMarked;
