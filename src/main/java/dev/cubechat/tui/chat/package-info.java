/** What happens when a person presses a key or something is heard: the chat screen's behaviour. */
@NullMarked
package dev.cubechat.tui.chat;

import org.jspecify.annotations.NullMarked;
