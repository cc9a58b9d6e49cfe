package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

/** Where a message goes. */
public sealed interface Target {

    /** Into a dialog, of whatever type. */
    record InDialog(DialogId id) implements Target {}

    /** To one person: into the private dialog with them, which is made where there is none. */
    record ToPerson(UserId id) implements Target {}
}
