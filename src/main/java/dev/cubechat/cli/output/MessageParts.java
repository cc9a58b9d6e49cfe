package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of messages and dialogs that are not one plain value. */
final class MessageParts {
    private static final Json NO_REACTIONS =
            Json.obj().with("own", Json.Arr.EMPTY).with("total", Json.Obj.EMPTY).build();

    private MessageParts() {}

    /** The text, and at a terminal also what hangs on it: {@code look [photo wall.png]}. */
    static Decorated body(Message message) {
        String text = message.body();
        if (message.attachments().isEmpty()) {
            return new Decorated(text, text == null ? "" : text);
        }
        String hanging =
                message.attachments().stream()
                        .map(Attachment::inWords)
                        .collect(Collectors.joining(", ", "[", "]"));
        boolean saysNothing = text == null || text.isEmpty() || text.equals("attachment");
        return new Decorated(text, saysNothing ? hanging : text + " " + hanging);
    }

    static Json attachments(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? Json.Arr.EMPTY
                : new Json.Arr(
                        attachments.stream().map(each -> Cell.json(each.attributes())).toList());
    }

    static Json reactions(Reactions reactions) {
        return reactions.isEmpty()
                ? NO_REACTIONS
                : Json.obj()
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
