package dev.cubechat.service.follow;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a cursor as lines of JSON, and reads them: one with the places of all dialogs, and behind
 * it one for each change.
 */
final class CursorText {
    private static final int VERSION = 1;

    private CursorText() {}

    /**
     * What a cursor's file says.
     *
     * @param at until when nothing was missing
     */
    record Content(UserId user, Instant at, Places places) {}

    /**
     * What has changed since the line before.
     *
     * @param at until when nothing was missing
     * @param places of those dialogs that stand elsewhere now
     * @param edits that were told, with the marks of {@link ToldEdits}
     */
    record Change(Instant at, Map<DialogId, Place> places, Map<MessageId, String> edits) {}

    static String write(Content content) {
        ObjBuilder json =
                Json.obj()
                        .with("v", VERSION)
                        .with("user_id", content.user().value())
                        .with("at", content.at().toString())
                        .with("begun", content.places().begun().orElseThrow().toString())
                        .with("floor", content.places().floor())
                        .with("dialogs", dialogs(content.places().all()));
        content.places().editsFrom().ifPresent(from -> json.with("edits_from", from.toString()));
        return written(json, content.places().edits().all());
    }

    static String write(Change change) {
        ObjBuilder json =
                Json.obj()
                        .with("v", VERSION)
                        .with("at", change.at().toString())
                        .with("changed", dialogs(change.places()));
        return written(json, change.edits());
    }

    private static String written(ObjBuilder json, Map<MessageId, String> edits) {
        if (!edits.isEmpty()) {
            json.with("edits", edits(edits));
        }
        return JsonText.write(json.build());
    }

    /**
     * What the lines say together: the newest that says all, and the changes behind it as far as
     * they can be read. What breaks off there was never written; what stands behind damage came
     * from after it, and to go on from there could leave something out.
     */
    static Optional<Content> read(List<String> lines) {
        for (int newest = lines.size() - 1; newest >= 0; newest--) {
            Optional<Content> whole = read(lines.get(newest));
            if (whole.isPresent()) {
                return Optional.of(changed(whole.get(), lines.listIterator(newest + 1)));
            }
        }
        return Optional.empty();
    }

    private static Content changed(Content whole, Iterator<String> lines) {
        Content content = whole;
        while (lines.hasNext()) {
            Optional<Change> change = change(lines.next());
            if (change.isEmpty()) {
                break;
            }
            change.get().places().forEach(whole.places()::set);
            whole.places().edits().put(change.get().edits());
            content = new Content(whole.user(), change.get().at(), whole.places());
        }
        return content;
    }

    /** What was written; nothing where that is not one of our cursors. */
    static Optional<Content> read(String text) {
        try {
            Json.Obj json = ours(text);
            Places places =
                    Places.kept(
                            json.get("floor").asLong().orElseThrow(),
                            Instant.parse(json.get("begun").asText().orElse("")),
                            json.get("edits_from").asText().map(Instant::parse).orElse(null));
            dialogs(json.get("dialogs")).forEach(places::set);
            places.edits().put(edits(json.get("edits")));
            return Optional.of(
                    new Content(
                            new UserId(json.get("user_id").asLong().orElseThrow()),
                            at(json),
                            places));
        } catch (MalformedJson
                | DateTimeParseException
                | IllegalArgumentException
                | NoSuchElementException notOurs) {
            // Whoever opens it says so; to guess a place would lose messages or double them.
            return Optional.empty();
        }
    }

    /** What was written of a change; nothing where that is not one of ours. */
    private static Optional<Change> change(String text) {
        try {
            Json.Obj json = ours(text);
            Json changed = json.members().get("changed");
            return changed == null
                    ? Optional.empty()
                    : Optional.of(new Change(at(json), dialogs(changed), edits(json.get("edits"))));
        } catch (MalformedJson
                | DateTimeParseException
                | IllegalArgumentException
                | NoSuchElementException notOurs) {
            return Optional.empty();
        }
    }

    private static Json.Obj ours(String text) throws MalformedJson {
        Json.Obj json = JsonText.parse(text).asObject();
        if (json.get("v").asLong().orElseThrow() != VERSION) {
            throw new IllegalArgumentException("another version's");
        }
        return json;
    }

    private static Instant at(Json.Obj json) {
        return Instant.parse(json.get("at").asText().orElse(""));
    }

    private static Json.Obj dialogs(Map<DialogId, Place> places) {
        ObjBuilder dialogs = Json.obj();
        places.forEach((dialog, place) -> dialogs.with(dialog.value(), place(place)));
        return dialogs.build();
    }

    private static Map<DialogId, Place> dialogs(Json json) {
        Map<DialogId, Place> places = new LinkedHashMap<>();
        json.asObject()
                .members()
                .forEach(
                        (dialog, place) ->
                                places.put(new DialogId(dialog), place(place.asObject())));
        return places;
    }

    private static Json.Obj edits(Map<MessageId, String> edits) {
        ObjBuilder json = Json.obj();
        edits.forEach((message, mark) -> json.with(message.value(), mark));
        return json.build();
    }

    /** None in what earlier versions wrote. */
    private static Map<MessageId, String> edits(Json json) {
        Map<MessageId, String> edits = new LinkedHashMap<>();
        json.asObject()
                .members()
                .forEach(
                        (message, mark) ->
                                edits.put(new MessageId(message), mark.asText().orElseThrow()));
        return edits;
    }

    private static Json.Obj place(Place place) {
        ObjBuilder told = Json.obj();
        place.told().forEach((id, second) -> told.with(id.value(), second));
        MessageId origin = place.origin();
        ObjBuilder json = Json.obj().with("since", place.since());
        if (origin != null) {
            json.with("after", origin.value());
        }
        List<String> originals = place.originals().stream().map(MessageId::value).sorted().toList();
        if (!originals.isEmpty()) {
            json.with("before", Json.ofStrings(originals));
        }
        return json.with("told", told.build()).build();
    }

    private static Place place(Json.Obj json) {
        Map<MessageId, Long> told = new LinkedHashMap<>();
        json.get("told")
                .asObject()
                .members()
                .forEach(
                        (id, second) -> told.put(new MessageId(id), second.asLong().orElseThrow()));
        @Nullable MessageId origin = json.get("after").asText().map(MessageId::new).orElse(null);
        Set<MessageId> originals = new LinkedHashSet<>();
        for (Json id : json.get("before").asItems()) {
            originals.add(new MessageId(id.asText().orElseThrow()));
        }
        return new Place(json.get("since").asLong().orElseThrow(), origin, originals, told);
    }
}
