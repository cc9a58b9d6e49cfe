package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reactions in the service's words (rest.md, section 8). */
public final class ReactionsCodec {
    private ReactionsCodec() {}

    /** The summary on a message: {@code {"own":[…],"total":{…}}}, or null for none. */
    public static Reactions read(Json json) {
        Json.Obj summary = json.asObject();
        Json.Obj counts = summary.get("total").asObject();
        List<Json> mine = summary.get("own").asItems();
        if (counts.isEmpty() && mine.isEmpty()) {
            return Reactions.NONE;
        }
        List<String> own = mine.stream().flatMap(r -> r.asText().stream()).toList();
        Map<String, Long> total = new LinkedHashMap<>();
        counts.members()
                .forEach(
                        (reaction, count) ->
                                count.asLong()
                                        .filter(n -> n > 0)
                                        .ifPresent(n -> total.put(reaction, n)));
        return own.isEmpty() && total.isEmpty() ? Reactions.NONE : new Reactions(own, total);
    }

    /** The summary on a message; null where nobody reacted. */
    public static Json write(Reactions reactions) {
        if (reactions.isEmpty()) {
            return Json.Nil.NIL;
        }
        var total = Json.obj();
        reactions.total().forEach(total::with);
        return Json.obj()
                .with("own", Json.ofStrings(reactions.own()))
                .with("total", total.build())
                .build();
    }

    /** Who reacted how: {@code {"👍":[101,102]}}. */
    public static Map<String, List<UserId>> readPeople(Json json) {
        ObjReader people = ObjReader.ofReply("reactions", json.isNull() ? Json.Obj.EMPTY : json);
        Map<String, List<UserId>> byReaction = new LinkedHashMap<>();
        people.object()
                .members()
                .keySet()
                .forEach(reaction -> byReaction.put(reaction, people.userIds(reaction)));
        return byReaction;
    }

    public static Json.Obj writePeople(Map<String, List<UserId>> people) {
        var json = Json.obj();
        people.forEach((reaction, users) -> json.with(reaction, DialogCodec.users(users)));
        return json.build();
    }
}
