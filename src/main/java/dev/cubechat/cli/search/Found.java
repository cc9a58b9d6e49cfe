package dev.cubechat.cli.search;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.User;

/** Each kind of hit, in short. */
final class Found {
    private Found() {}

    static Json dialog(Dialog dialog) {
        return Json.obj()
                .with("id", dialog.id().value())
                .with("type", dialog.type().word())
                .with("name", dialog.name())
                .build();
    }

    static Json message(Message message) {
        DialogId dialog = message.dialogId();
        return Json.obj()
                .with("id", message.id().value())
                .with("dialog_id", dialog == null ? null : dialog.value())
                .with("sender_id", message.senderId().value())
                .with("sent_at", message.sentAt().toString())
                .with("body", message.body())
                .build();
    }

    static Json user(User user) {
        return Json.obj()
                .with("id", user.id().value())
                .with("login", user.login())
                .with("full_name", user.fullName())
                .build();
    }
}
