package dev.cubechat.sandbox.seed;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One object of the seed file, which knows where it stands there and which keys it may have. */
final class SeedObject {
    private final String where;
    private final Json.Obj object;

    /**
     * Reads an object.
     *
     * @param where such as {@code users[2]}; empty for the whole file
     * @throws Failure USAGE where it is no object, or has a key of another name
     */
    SeedObject(String where, Json json, Set<String> keys) {
        this.where = where;
        if (!(json instanceof Json.Obj members)) {
            throw wrong(place() + " is not a JSON object");
        }
        this.object = members;
        for (String key : members.members().keySet()) {
            if (!keys.contains(key)) {
                throw new Failure(
                                FailureKind.USAGE,
                                "The seed has an unknown key \"" + key + "\" in " + place() + ".")
                        .withHint("It may have: " + String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    boolean has(String key) {
        return !object.get(key).isNull();
    }

    Json get(String key) {
        return object.get(key);
    }

    @Nullable String text(String key) {
        if (!has(key)) {
            return null;
        }
        return get(key).asText().orElseThrow(() -> wrong(path(key) + " is not a text"));
    }

    String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    Secret secret(String key, String otherwise) {
        return made(key, Secret::new, text(key, otherwise));
    }

    @Nullable Long number(String key) {
        if (!has(key)) {
            return null;
        }
        return get(key).asLong().orElseThrow(() -> wrong(path(key) + " is not a whole number"));
    }

    long number(String key, long otherwise) {
        Long number = number(key);
        return number == null ? otherwise : number;
    }

    boolean flag(String key) {
        return has(key)
                && get(key).asBoolean()
                        .orElseThrow(() -> wrong(path(key) + " is neither true nor false"));
    }

    /** The object of that key, whose keys are free; the empty one where it is missing. */
    Json.Obj object(String key) {
        return switch (get(key)) {
            case Json.Nil nil -> Json.Obj.EMPTY;
            case Json.Obj members -> members;
            default -> throw wrong(path(key) + " is not a JSON object");
        };
    }

    Optional<UserId> user(String key) {
        return Optional.ofNullable(number(key)).map(number -> made(key, UserId::new, number));
    }

    UserId neededUser(String key) {
        return user(key).orElseThrow(() -> wrong(place() + " needs a " + key));
    }

    @Nullable DialogId dialog(String key) {
        String text = text(key);
        return text == null ? null : made(key, DialogId::new, text);
    }

    DialogId neededDialog(String key) {
        DialogId dialog = dialog(key);
        if (dialog == null) {
            throw wrong(place() + " needs a " + key);
        }
        return dialog;
    }

    @Nullable MessageId message(String key) {
        String text = text(key);
        return text == null ? null : made(key, MessageId::ofHex, text);
    }

    List<UserId> users(String key) {
        return users(path(key), get(key));
    }

    static List<UserId> users(String where, Json list) {
        List<UserId> users = new ArrayList<>();
        for (Json item : items(where, list)) {
            users.add(
                    item.asLong()
                            .filter(id -> id > 0)
                            .map(UserId::new)
                            .orElseThrow(() -> wrong(where + " has something that is no user id")));
        }
        return users;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Json item : items(path(key), get(key))) {
            texts.add(
                    item.asText()
                            .orElseThrow(
                                    () -> wrong(path(key) + " has something that is no text")));
        }
        return texts;
    }

    /** The objects of a list; none where it is missing. */
    <T> List<T> objects(String key, Set<String> keys, Function<SeedObject, T> reader) {
        List<T> objects = new ArrayList<>();
        List<Json> items = items(path(key), get(key));
        for (int i = 0; i < items.size(); i++) {
            objects.add(
                    reader.apply(new SeedObject(path(key) + "[" + i + "]", items.get(i), keys)));
        }
        return objects;
    }

    /** The objects of a list, whose keys are free; none where it is missing. */
    List<Json.Obj> anyObjects(String key) {
        List<Json.Obj> objects = new ArrayList<>();
        for (Json item : items(path(key), get(key))) {
            if (!(item instanceof Json.Obj object)) {
                throw wrong(path(key) + " has something that is no JSON object");
            }
            objects.add(object);
        }
        return objects;
    }

    String path(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    String place() {
        return where.isEmpty() ? "the seed" : where;
    }

    static Failure wrong(String sentence) {
        return new Failure(FailureKind.USAGE, "The seed is wrong: " + sentence + ".");
    }

    private static List<Json> items(String where, Json list) {
        return switch (list) {
            case Json.Nil nil -> List.of();
            case Json.Arr array -> array.items();
            default -> throw wrong(where + " is not a list");
        };
    }

    private <S, T> T made(String key, Function<S, T> maker, S from) {
        try {
            return maker.apply(from);
        } catch (IllegalArgumentException notOne) {
            throw wrong(path(key) + ": " + notOne.getMessage());
        }
    }
}
