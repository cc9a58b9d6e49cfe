package dev.cubechat.cli.waiting;

import dev.cubechat.json.Json;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which records are waited for; all of these must hold.
 *
 * @param events the types; never empty
 * @param senders who did it; empty for anybody
 * @param notBy who must not have done it; null for nobody
 * @param pattern in the text of it; null for any
 * @param fields that it has, every one
 */
record Wanted(
        Set<String> events,
        Set<UserId> senders,
        @Nullable UserId notBy,
        @Nullable BoundedPattern pattern,
        List<FieldMatch> fields) {
    Wanted {
        events = Set.copyOf(events);
        senders = Set.copyOf(senders);
        fields = List.copyOf(fields);
    }

    /**
     * Whether this record is one.
     *
     * @param note is told of a text that the pattern could not be looked for in
     */
    boolean matches(Json.Obj record, Consumer<String> note) {
        return events.contains(record.get("type").asText().orElse(""))
                && isBySender(record)
                && fields.stream().allMatch(field -> field.isIn(record))
                && (pattern == null || isIn(pattern, record, note));
    }

    private boolean isBySender(Json.Obj record) {
        Optional<Long> by =
                Stream.of("sender_id", "user_id", "by_user_id")
                        .flatMap(field -> record.get(field).asLong().stream())
                        .findFirst();
        if (notBy != null && by.isPresent() && by.get() == notBy.value()) {
            return false;
        }
        return senders.isEmpty() || (by.isPresent() && senders.contains(new UserId(by.get())));
    }

    private static boolean isIn(BoundedPattern pattern, Json.Obj record, Consumer<String> note) {
        Optional<String> text = record.get("body").asText().or(() -> record.get("text").asText());
        if (text.isEmpty()) {
            return false;
        }
        Optional<Boolean> found = pattern.isIn(text.get());
        if (found.isEmpty()) {
            note.accept(
                    "message "
                            + record.get("id").asText().orElse("")
                            + " is too much for --match and was passed over");
        }
        return found.orElse(false);
    }
}
