package dev.cubechat.reference;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks JSON against one of our schemas. It knows the few words of JSON Schema 2020-12 that they
 * use and refuses all others; and it is stricter than a reader should be: an object has no members
 * but those that its schema names, unless the schema says that others may come.
 */
public final class SchemaCheck {
    private static final Path FOLDER = Path.of("src/main/schema");

    private final Json.Obj root;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(Json.Obj root) {
        this.root = root;
    }

    /** What is wrong with the JSON by the schema of that name; nothing where it fits. */
    public static List<String> complaints(String name, Json json) {
        try {
            Path file = FOLDER.resolve(name);
            if (!Files.exists(file)) {
                return List.of("there is no " + file + ": run ReferenceTest with -Dgolden=write");
            }
            SchemaCheck check = new SchemaCheck(JsonText.parse(Files.readString(file)).asObject());
            check.check(check.root, json, "$");
            return check.complaints;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void check(Json.Obj schema, Json json, String at) {
        for (String word : schema.members().keySet()) {
            Json value = schema.get(word);
            switch (word) {
                case "$schema", "title", "$defs", "properties", "additionalProperties" -> {}
                case "$ref" -> check(referred(value), json, at);
                case "anyOf" -> anyOf(value.asItems(), json, at);
                case "type" -> type(value, json, at);
                case "enum" ->
                        complainUnless(value.asItems().contains(json), at, "is none of " + value);
                case "pattern" ->
                        complainUnless(matches(json, text(value)), at, "is not " + text(value));
                case "format" -> complainUnless(isTime(json), at, "is no time");
                case "required" ->
                        value.asItems()
                                .forEach(
                                        name ->
                                                complainUnless(
                                                        json.asObject().has(text(name)),
                                                        at,
                                                        "lacks " + text(name)));
                case "items" -> items(value.asObject(), json, at);
                default -> throw new IllegalStateException("no rule for " + word);
            }
        }
        if (schema.has("properties") && json instanceof Json.Obj object) {
            boolean open = schema.get("additionalProperties").asBoolean().orElse(false);
            properties(schema.get("properties").asObject(), object, open, at);
        }
    }

    private void properties(Json.Obj known, Json.Obj object, boolean open, String at) {
        object.members()
                .forEach(
                        (name, value) -> {
                            String place = at + "." + name;
                            complainUnless(open || known.has(name), place, "is in no schema");
                            check(known.get(name).asObject(), value, place);
                        });
    }

    private void items(Json.Obj schema, Json json, String at) {
        List<Json> items = json.asItems();
        for (int i = 0; i < items.size(); i++) {
            check(schema, items.get(i), at + "[" + i + "]");
        }
    }

    private void anyOf(List<Json> schemas, Json json, String at) {
        List<String> all = new ArrayList<>();
        for (Json schema : schemas) {
            SchemaCheck one = new SchemaCheck(root);
            one.check(schema.asObject(), json, at);
            if (one.complaints.isEmpty()) {
                return;
            }
            all.addAll(one.complaints);
        }
        complaints.addAll(all);
    }

    private void type(Json wanted, Json json, String at) {
        List<String> types =
                wanted instanceof Json.Arr array
                        ? array.items().stream().map(SchemaCheck::text).toList()
                        : List.of(text(wanted));
        boolean fits =
                types.contains(name(json))
                        || (json instanceof Json.Int && types.contains("number"));
        complainUnless(fits, at, "is " + name(json) + " and not " + types);
    }

    private static String name(Json json) {
        return switch (json) {
            case Json.Nil nil -> "null";
            case Json.Bool truth -> "boolean";
            case Json.Int number -> "integer";
            case Json.Dec number -> "number";
            case Json.Str text -> "string";
            case Json.Arr array -> "array";
            case Json.Obj object -> "object";
        };
    }

    private Json.Obj referred(Json pointer) {
        Json found = root;
        for (String step : text(pointer).substring(2).split("/", -1)) {
            found = found.asObject().get(step);
        }
        return found.asObject();
    }

    private static boolean matches(Json json, String pattern) {
        return !(json instanceof Json.Str text) || text.value().matches(pattern);
    }

    private static boolean isTime(Json json) {
        if (!(json instanceof Json.Str text)) {
            return true;
        }
        try {
            return text.value().endsWith("Z") && OffsetDateTime.parse(text.value()) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private void complainUnless(boolean fits, String at, String what) {
        if (!fits) {
            complaints.add(at + " " + what);
        }
    }

    private static String text(Json json) {
        return json.asText().orElseThrow();
    }
}
