package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Filter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an export is of, settled when it begins and the same whenever it goes on.
 *
 * @param scope whose upper bound is settled when reading begins
 * @param open whether nobody asked for the upper bound, so that a later run may move it
 * @param title for a form that has one
 * @param fields of each message, in order
 * @param asOf when reading began: what is changed later may be missing
 */
record Plan(Scope scope, boolean open, Form form, String title, List<String> fields, Instant asOf) {
    Plan {
        fields = List.copyOf(fields);
    }

    /** The same export with another end, read at another time. */
    Plan until(Instant until, Instant readAt) {
        return new Plan(scope.before(until), open, form, title, fields, readAt);
    }

    /** Whether someone who asks for that means this export; bounds need not be said again. */
    boolean fits(Plan asked) {
        return scope.dialog().equals(asked.scope.dialog())
                && scope.filters().equals(asked.scope.filters())
                && (asked.scope.since() == null || isSame(scope.since(), asked.scope.since()))
                && (asked.scope.until() == null || isSame(scope.until(), asked.scope.until()))
                && form == asked.form
                && fields.equals(asked.fields);
    }

    private static boolean isSame(@Nullable Instant one, Instant other) {
        return one != null && one.getEpochSecond() == other.getEpochSecond();
    }

    Json.Obj write() {
        return Json.obj()
                .with("v", 1)
                .with("dialog_id", scope.dialog().value())
                .with("filters", new Json.Arr(scope.filters().stream().map(Plan::filter).toList()))
                .with("since", text(scope.since()))
                .with("until", text(scope.until()))
                .with("open", open)
                .with("format", form.word())
                .with("title", title)
                .with("fields", Json.ofStrings(fields))
                .with("as_of", asOf.toString())
                .build();
    }

    /** The plan in these words; nothing where they are none of ours. */
    static Optional<Plan> read(Json.Obj json) {
        Optional<Form> form = Form.ofName(json.get("format").asText().orElse(""));
        Optional<Long> version = json.get("v").asLong();
        if (form.isEmpty() || !version.equals(Optional.of(1L))) {
            return Optional.empty();
        }
        Scope scope =
                new Scope(
                        new DialogId(json.get("dialog_id").asText().orElse("")),
                        json.get("filters").asItems().stream()
                                .map(each -> filter(each.asObject()))
                                .toList(),
                        time(json.get("since")),
                        time(json.get("until")));
        return Optional.of(
                new Plan(
                        scope,
                        json.get("open").asBoolean().orElse(false),
                        form.get(),
                        json.get("title").asText().orElse(""),
                        json.get("fields").asItems().stream()
                                .flatMap(each -> each.asText().stream())
                                .toList(),
                        Instant.parse(json.get("as_of").asText().orElse(""))));
    }

    private static Json filter(Filter filter) {
        return Json.obj()
                .with("field", filter.field())
                .with("operator", filter.operator().word())
                .with("values", Json.ofStrings(filter.values()))
                .build();
    }

    private static Filter filter(Json.Obj json) {
        return new Filter(
                json.get("field").asText().orElse(""),
                Filter.Operator.valueOf(
                        json.get("operator").asText().orElse("").toUpperCase(Locale.ROOT)),
                json.get("values").asItems().stream()
                        .flatMap(each -> each.asText().stream())
                        .toList());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant time(Json json) {
        return json.asText().map(Instant::parse).orElse(null);
    }
}
