package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.wire.xmpp.XmlChars;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which message of a history says what a draft says. */
final class Likeness {
    private Likeness() {}

    /**
     * The message that was sent without an answer, where there can be no doubt: exactly one like it
     * came after what was the newest before.
     *
     * @param mine messages of the sender
     * @param newestBefore when the newest message of the dialog was sent, in unix seconds of the
     *     service's clock, as it was known before this one was sent
     */
    static Optional<Message> ours(List<Message> mine, Draft draft, long newestBefore) {
        List<Message> like =
                mine.stream()
                        .filter(message -> message.dateSent() > newestBefore)
                        .filter(message -> isLike(message, draft))
                        .toList();
        return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
    }

    /**
     * Whether the message says what the draft says. Files that were uploaded anew have other
     * numbers, so they are only counted; of the text, only what a stanza can carry is compared.
     */
    static boolean isLike(Message message, Draft draft) {
        return carried(message.body()).equals(carried(draft.body()))
                && message.attachments().size() == draft.attachments().size()
                && texts(message.fields()).equals(texts(draft.fields()));
    }

    /** The service keeps every field as text. */
    private static Map<String, String> texts(Json.Obj fields) {
        return fields.members().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, field -> carried(text(field.getValue()))));
    }

    private static String text(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Nil _ -> "";
            default -> JsonText.write(value);
        };
    }

    private static String carried(@Nullable String text) {
        return text == null ? "" : XmlChars.allowedOf(text);
    }
}
