package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the things that were to be deleted; the status is 200 even where nothing was
 * (rest.md, sections 6.4 and 7.4).
 *
 * @param notAllowed what the server would not delete for this person
 */
public record Deleted(List<String> done, List<String> notFound, List<String> notAllowed) {

    public Deleted {
        done = List.copyOf(done);
        notFound = List.copyOf(notFound);
        notAllowed = List.copyOf(notAllowed);
    }

    /** Reads the three lists, any of which may be missing. */
    public static Deleted read(Json json) {
        ObjReader lists = ObjReader.ofReply("a report of what was deleted", json);
        return new Deleted(
                ids(lists, "SuccessfullyDeleted"),
                ids(lists, "NotFound"),
                ids(lists, "WrongPermissions"));
    }

    public Json.Obj write() {
        return Json.obj()
                .with("SuccessfullyDeleted", ids(done))
                .with("NotFound", ids(notFound))
                .with("WrongPermissions", ids(notAllowed))
                .build();
    }

    /** One id has an empty reply where it succeeded. */
    static Deleted read(Reply reply, List<String> asked) {
        return reply.isEmpty() ? new Deleted(asked, List.of(), List.of()) : read(reply.json());
    }

    /** What a repetition tells: what it did not find any more was deleted before. */
    static Optional<Deleted> again(Reply reply, List<String> asked) {
        if (Call.isGone(reply)) {
            return Optional.of(new Deleted(asked, List.of(), List.of()));
        }
        if (!reply.isSuccess()) {
            return Optional.empty();
        }
        Deleted told = read(reply, asked);
        List<String> done = new ArrayList<>(told.done());
        done.addAll(told.notFound());
        return Optional.of(new Deleted(done, List.of(), told.notAllowed()));
    }

    private static List<String> ids(ObjReader lists, String key) {
        return ObjReader.items(lists.get(key).asObject().get("ids")).stream()
                .flatMap(id -> id.asText().stream())
                .toList();
    }

    private static Json ids(List<String> ids) {
        return Json.obj().with("ids", Json.ofStrings(ids)).build();
    }
}
