package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the members of one JSON object from the wire: patient with numbers as text, missing members
 * and zeros for "nobody" (rest.md, section 2.3), clear about what cannot be read at all.
 *
 * <p>A long history asks for a million members, one after the other: no lambda here takes anything
 * along, for making one costs more than reading a member without the full compiler.
 */
final class ObjReader {
    private final Side side;
    private final String what;
    private final Json.Obj object;

    private enum Side {
        /** What a server sent: odd ids in lists are left out. */
        REPLY,
        /** What a client asks: odd ids are refused. */
        REQUEST
    }

    private ObjReader(Side side, String what, Json json) {
        this.side = side;
        this.what = what;
        if (!(json instanceof Json.Obj members)) {
            throw failure("is not a JSON object");
        }
        this.object = members;
    }

    /** An object out of a reply; {@code what} is its name with article: "a dialog". */
    static ObjReader ofReply(String what, Json json) {
        return new ObjReader(Side.REPLY, what, json);
    }

    /** An object out of a request. */
    static ObjReader ofRequest(String what, Json json) {
        return new ObjReader(Side.REQUEST, what, json);
    }

    Json.Obj object() {
        return object;
    }

    Json get(String key) {
        return object.get(key);
    }

    boolean has(String key) {
        return !get(key).isNull();
    }

    @Nullable String text(String key) {
        return text(get(key));
    }

    String neededText(String key) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            throw failure("has no " + key);
        }
        return text;
    }

    @Nullable Long number(String key) {
        return get(key).asLong().orElse(null);
    }

    long neededNumber(String key) {
        return get(key).asLong().orElseThrow(() -> failure("has no number in " + key));
    }

    @Nullable Integer smallNumber(String key) {
        return get(key).asLong()
                .filter(n -> n >= Integer.MIN_VALUE && n <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(null);
    }

    boolean flag(String key) {
        return get(key).asBoolean().orElse(false);
    }

    @Nullable Instant time(String key) {
        return time(get(key));
    }

    @Nullable Long seconds(String key) {
        return seconds(get(key));
    }

    /** A user's id; null for null, 0 and what is missing. */
    @Nullable UserId userId(String key) {
        Json value = get(key);
        UserId id = user(value);
        if (id == null && side == Side.REQUEST && !isNobody(value)) {
            throw failure("has no user id in " + key);
        }
        return id;
    }

    UserId neededUserId(String key) {
        return needed(user(get(key)), "user id in ", key);
    }

    @Nullable DialogId dialogId(String key) {
        Json value = get(key);
        DialogId id = dialog(value);
        if (id == null && side == Side.REQUEST && !isNobody(value)) {
            throw failure("has no dialog id in " + key);
        }
        return id;
    }

    DialogId neededDialogId(String key) {
        return needed(dialog(get(key)), "dialog id in ", key);
    }

    @Nullable MessageId messageId(String key) {
        return message(get(key));
    }

    MessageId neededMessageId(String key) {
        return needed(message(get(key)), "", key);
    }

    /** User ids from an array, or from text with commas ({@code "56, 98"}, rest.md 6.2). */
    List<UserId> userIds(String key) {
        return ids(key, ObjReader::user);
    }

    List<MessageId> messageIds(String key) {
        return ids(key, ObjReader::message);
    }

    /** The members of an object as text; nested values as JSON text, nulls left out. */
    Map<String, String> texts(String key) {
        return texts(get(key).asObject());
    }

    static Map<String, String> texts(Json.Obj object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members()
                .forEach(
                        (name, value) -> {
                            if (!value.isNull()) {
                                texts.put(name, value.asText().orElseGet(() -> write(value)));
                            }
                        });
        return texts;
    }

    /** Says what is wrong with the object as a whole. */
    Failure failure(String problem) {
        return new Failure(kind(), sentence(problem));
    }

    Failure failure(String problem, Throwable cause) {
        return new Failure(kind(), sentence(problem), cause);
    }

    private FailureKind kind() {
        return switch (side) {
            case REPLY -> FailureKind.UNREACHABLE;
            case REQUEST -> FailureKind.INVALID;
        };
    }

    private String sentence(String problem) {
        return switch (side) {
            case REPLY -> "The server sent " + what + " that " + problem + ".";
            case REQUEST -> "The request for " + what + " " + problem + ".";
        };
    }

    /** The items of a list in any of its spellings: an array, or text with commas. */
    static List<Json> items(Json list) {
        if (list instanceof Json.Arr array) {
            return array.items();
        }
        return switch (list) {
            case Json.Str text ->
                    Stream.of(text.value().split(",", -1))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .<Json>map(Json::of)
                            .toList();
            case Json.Int one -> List.of(one);
            default -> List.of();
        };
    }

    private <T> List<T> ids(String key, Function<Json, @Nullable T> reader) {
        List<Json> items = items(get(key));
        List<T> ids = known(items, reader);
        if (side == Side.REQUEST && ids.size() < items.size()) {
            throw failure("has something in " + key + " that is not an id");
        }
        return ids;
    }

    private static <T> List<T> known(List<Json> items, Function<Json, @Nullable T> reader) {
        List<T> ids = new ArrayList<>(items.size());
        for (Json item : items) {
            T id = reader.apply(item);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private <T> T needed(@Nullable T value, String name, String key) {
        if (value == null) {
            throw failure("has no " + name + key);
        }
        return value;
    }

    /** User ids out of a reply; what is none is left out. */
    static List<UserId> users(Json list) {
        return List.copyOf(known(items(list), ObjReader::user));
    }

    static @Nullable Instant time(Json json) {
        return WireTime.instant(json).orElse(null);
    }

    /** Unix seconds; the newest SDK also expects a time as text where they are usual. */
    static @Nullable Long seconds(Json json) {
        Long seconds = WireTime.seconds(json).orElse(null);
        Instant time = seconds == null ? time(json) : null;
        return time == null ? seconds : Long.valueOf(time.getEpochSecond());
    }

    static @Nullable UserId user(Json json) {
        long id = json instanceof Json.Int whole ? whole.value() : json.asLong().orElse(0L);
        return id > 0 ? new UserId(id) : null;
    }

    static @Nullable DialogId dialog(Json json) {
        String text = text(json);
        try {
            return text == null ? null : new DialogId(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    static @Nullable MessageId message(Json json) {
        String text = text(json);
        try {
            return text == null ? null : new MessageId(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    static @Nullable String text(Json json) {
        return json instanceof Json.Str text ? text.value() : json.asText().orElse(null);
    }

    private static boolean isNobody(Json value) {
        return value.isNull()
                || value.asText().filter(t -> t.isBlank() || t.equals("0")).isPresent();
    }

    private static String write(Json value) {
        return JsonText.write(value);
    }
}
