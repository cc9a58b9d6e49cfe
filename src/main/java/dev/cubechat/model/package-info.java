/** The words of chat: ids, users, dialogs, messages, events, and the one {@link Failure}. */
@NullMarked
package dev.cubechat.model;

import org.jspecify.annotations.NullMarked;
