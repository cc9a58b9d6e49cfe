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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Writes a cursor as a line of JSON, and reads it. */
final class CursorText {
    private static final int VERSION = 1;

    private CursorText() {}

    /**
     * What a cursor's file says.
     *
     * @param at until when nothing was missing
     */
    record Content(UserId user, Instant at, Places places) {}

    static String write(Content content) {
        ObjBuilder dialogs = Json.obj();
        content.places()
                .all()
                .forEach((dialog, place) -> dialogs.with(dialog.value(), place(place)));
        return JsonText.write(
                Json.obj()
                        .with("v", VERSION)
                        .with("user_id", content.user().value())
                        .with("at", content.at().toString())
                        .with("begun", content.places().begun().orElseThrow().toString())
                        .with("floor", content.places().floor())
                        .with("dialogs", dialogs.build())
                        .build());
    }

    /** What was written; nothing where that is not one of our cursors. */
    static Optional<Content> read(String text) {
        try {
            Json.Obj json = JsonText.parse(text).asObject();
            Optional<Long> version = json.get("v").asLong();
            if (version.isEmpty() || version.get() != VERSION) {
                return Optional.empty();
            }
            Places places =
                    Places.kept(
                            json.get("floor").asLong().orElseThrow(),
                            Instant.parse(json.get("begun").asText().orElse("")));
            json.get("dialogs")
                    .asObject()
                    .members()
                    .forEach(
                            (dialog, place) ->
                                    places.put(new DialogId(dialog), place(place.asObject())));
            return Optional.of(
                    new Content(
                            new UserId(json.get("user_id").asLong().orElseThrow()),
                            Instant.parse(json.get("at").asText().orElse("")),
                            places));
        } catch (MalformedJson
                | DateTimeParseException
                | IllegalArgumentException
                | NoSuchElementException notOurs) {
            // Whoever opens it says so; to guess a place would lose messages or double them.
            return Optional.empty();
        }
    }

    private static Json.Obj place(Place place) {
        ObjBuilder told = Json.obj();
        place.told().forEach((id, second) -> told.with(id.value(), second));
        MessageId origin = place.origin();
        ObjBuilder json = Json.obj().with("since", place.since());
        if (origin != null) {
            json.with("after", origin.value());
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
        return new Place(json.get("since").asLong().orElseThrow(), origin, told);
    }
}
