package dev.cubechat.service.piping;

import dev.cubechat.model.DialogId;
import dev.cubechat.pipe.Courier;
import dev.cubechat.wire.xmpp.Address;

import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a pipe go to.
 *
 * @param dialog null where a person was addressed and their dialog was not looked up
 */
record Post(@Nullable DialogId dialog, Address to) implements Courier.Place {}
