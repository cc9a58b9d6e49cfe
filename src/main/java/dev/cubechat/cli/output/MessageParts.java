package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The parts of messages and dialogs that are not one plain value. */
final class MessageParts {
    private MessageParts() {}

    static Json attachments(List<Attachment> attachments) {
        return new Json.Arr(
                attachments.stream().map(each -> Cell.json(each.attributes())).toList());
    }

    static Json reactions(Reactions reactions) {
        return Json.obj()
                .with("own", Cell.json(reactions.own()))
                .with("total", Cell.json(reactions.total()))
                .build();
    }

    static @Nullable Instant lastMessageAt(Dialog dialog) {
        Dialog.LastMessage last = dialog.lastMessage();
        return last == null || last.dateSent() == null
                ? null
                : Instant.ofEpochSecond(last.dateSent());
    }

    static @Nullable String lastMessageText(Dialog dialog) {
        return dialog.lastMessage() == null ? null : dialog.lastMessage().text();
    }

    static @Nullable MessageId lastMessageId(Dialog dialog) {
        return dialog.lastMessage() == null ? null : dialog.lastMessage().id();
    }

    static @Nullable UserId lastMessageSender(Dialog dialog) {
        return dialog.lastMessage() == null ? null : dialog.lastMessage().senderId();
    }
}
