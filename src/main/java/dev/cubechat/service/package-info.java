/** What a person can do: sign in, send, list, follow; joins the REST service and the chat. */
@NullMarked
package dev.cubechat.service;

import org.jspecify.annotations.NullMarked;
