package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.Message;
import dev.cubechat.model.User;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a search over all dialogs found (rest.md, section 9). */
public record Found(List<Dialog> dialogs, List<Message> messages, List<User> users) {

    public Found {
        dialogs = List.copyOf(dialogs);
        messages = List.copyOf(messages);
        users = List.copyOf(users);
    }

    /** Reads the three lists, under {@code results} or at the top; any may be missing. */
    public static Found read(Json json) {
        Json inner = json.asObject().get("results");
        ObjReader results = ObjReader.ofReply("search results", inner.isNull() ? json : inner);
        return new Found(
                some(results, "dialogs", DialogCodec::readKnown),
                list(results, "messages", MessageCodec::read),
                list(results, "users", UserCodec::read));
    }

    public Json.Obj write() {
        var lists =
                Json.obj()
                        .with("dialogs", array(dialogs, DialogCodec::write))
                        .with("messages", array(messages, MessageCodec::write))
                        .with("users", array(users, UserCodec::write));
        return Json.obj().with("results", lists.build()).build();
    }

    private static <T> List<T> list(ObjReader results, String key, Function<Json, T> item) {
        return some(results, key, each -> Optional.of(item.apply(each)));
    }

    private static <T> List<T> some(
            ObjReader results, String key, Function<Json, Optional<T>> item) {
        return results.get(key).asItems().stream()
                .flatMap(each -> item.apply(each).stream())
                .toList();
    }

    private static <T> Json.Arr array(List<T> items, Function<T, Json.Obj> item) {
        return new Json.Arr(items.stream().<Json>map(item).toList());
    }
}
