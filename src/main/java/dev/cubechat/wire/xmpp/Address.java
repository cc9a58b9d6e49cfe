package dev.cubechat.wire.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

/** Where a message goes: to a person (private dialogs) or to a room (all others). */
public sealed interface Address {

    record ToUser(UserId user) implements Address {}

    record ToRoom(DialogId dialog) implements Address {}
}
