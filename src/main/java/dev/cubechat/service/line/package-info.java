/** A line to the chat server, for one word or for as long as it is wanted. */
@NullMarked
package dev.cubechat.service.line;

import org.jspecify.annotations.NullMarked;
