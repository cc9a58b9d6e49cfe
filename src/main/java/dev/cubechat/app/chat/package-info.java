/** The command that starts the chat, full screen or line by line. */
@NullMarked
package dev.cubechat.app.chat;

import org.jspecify.annotations.NullMarked;
