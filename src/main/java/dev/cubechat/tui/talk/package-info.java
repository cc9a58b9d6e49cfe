/** What the screen knows: dialogs, messages, people and the connection, safe to show. */
@NullMarked
package dev.cubechat.tui.talk;

import org.jspecify.annotations.NullMarked;
