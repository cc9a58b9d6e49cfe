package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.wire.xmpp.Address;

import org.jspecify.annotations.Nullable;

/**
 * Where stanzas about a dialog go.
 *
 * @param dialog null for a private dialog that was named by its person and not looked up
 */
public record Destination(Address to, @Nullable DialogId dialog) {}
