package dev.cubechat.reference;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.ObjBuilder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each command writes with {@code --json}, as JSON Schema: the names from its columns, what
 * they hold from {@link FieldKinds}.
 */
public final class JsonSchemas {
    /** Commands that say nothing of their own: someone else's answer, a script, a tour. */
    public static final Set<String> WITHOUT =
            Set.of("api", "completion bash", "completion fish", "completion zsh", "demo");

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Commands that show a list, however short. */
    private static final Set<String> LISTS =
            Set.of(
                    "contacts list",
                    "contacts requests",
                    "dialog admin list",
                    "dialog export",
                    "dialog list",
                    "dialog occupants",
                    "dialog online",
                    "doctor",
                    "file list",
                    "msg history",
                    "msg pipe",
                    "msg reactions",
                    "presence ping",
                    "privacy activate",
                    "privacy block",
                    "privacy create",
                    "privacy deactivate",
                    "privacy list",
                    "privacy show",
                    "privacy unblock",
                    "privacy update",
                    "profile list",
                    "profile show",
                    "user find");

    /** Commands that show one thing as itself, and several as a list. */
    private static final Set<String> ONE_OR_SEVERAL =
            Set.of("file info", "msg show", "presence last", "user show", "wait");

    /** Commands that write a record per line as things happen, each with its own fields. */
    private static final Set<String> STREAMS =
            Set.of("chat", "dialog join", "listen", "presence watch", "wait");

    private static final List<String> OF_EVERY_EVENT = List.of("v", "type", "at");

    private final Command program;

    public JsonSchemas(Command program) {
        this.program = program;
    }

    /** All of them by the names of their files. */
    public Map<String, String> texts() {
        List<Command> commands =
                program.all()
                        .filter(Command::runs)
                        .filter(command -> !WITHOUT.contains(command.path()))
                        .toList();
        FieldKinds.check(commands);
        Map<String, String> texts = new TreeMap<>();
        commands.forEach(command -> texts.put(file(command.path()), text(of(command))));
        texts.put("error.json", text(error()));
        texts.put("dry-run.json", text(dryRun()));
        return texts;
    }

    /** The name of a command's file. */
    public static String file(String command) {
        return command.replace(' ', '-') + ".json";
    }

    /** Whether a command writes one record per line, also with {@code --json}. */
    public static boolean isStream(String command) {
        return STREAMS.contains(command);
    }

    private static Json.Obj of(Command command) {
        String path = command.path();
        if (command.fields().isEmpty()) {
            throw new IllegalStateException(
                    path + " shows nothing: let it implement Documented and show its columns");
        }
        ObjBuilder schema =
                Json.obj().with("$schema", DIALECT).with("title", "cubechat " + path + " --json");
        Json thing = Json.obj().with("$ref", "#/$defs/thing").build();
        Json things = Json.obj().with("type", "array").with("items", thing).build();
        if (LISTS.contains(path)) {
            schema.with("type", "array").with("items", thing);
        } else if (ONE_OR_SEVERAL.contains(path)) {
            schema.with("anyOf", new Json.Arr(List.of(thing, things)));
        } else {
            schema.with("$ref", "#/$defs/thing");
        }
        List<String> needed = STREAMS.contains(path) ? OF_EVERY_EVENT : command.fields();
        return schema.with("$defs", Json.obj().with("thing", thing(command, needed)).build())
                .build();
    }

    private static Json thing(Command command, List<String> needed) {
        var properties = Json.obj();
        command.fields()
                .forEach(field -> properties.with(field, FieldKinds.of(command.path(), field)));
        return Json.obj()
                .with("type", "object")
                .with("required", Json.ofStrings(needed))
                .with("properties", properties.build())
                .build();
    }

    /** What stderr gets where a command fails. */
    private static Json.Obj error() {
        return parsed(
                """
                {"$schema": "%s",
                 "title": "cubechat … --json, on stderr, when it fails",
                 "type": "object",
                 "required": ["error"],
                 "properties": {"error": {
                   "type": "object",
                   "required": ["code", "exit", "message", "retryable"],
                   "properties": {
                     "code": {"type": "string"},
                     "exit": {"type": "integer"},
                     "http": {"type": "integer"},
                     "message": {"type": "string"},
                     "hint": {"type": "string"},
                     "retryable": {"type": "boolean"},
                     "details": {"type": "object"}}}}}
                """);
    }

    /** What {@code --dry-run} shows: the resolved ids, which each command has its own, and this. */
    private static Json.Obj dryRun() {
        return parsed(
                """
                {"$schema": "%s",
                 "title": "cubechat … --dry-run",
                 "type": "object",
                 "required": ["dry_run", "requests"],
                 "properties": {
                   "dry_run": {"type": "boolean"},
                   "requests": {"type": "array", "items": {"anyOf": [
                     {"type": "object", "required": ["transport", "method"]},
                     {"type": "object", "required": ["transport", "stanza"]}]}}},
                 "additionalProperties": true}
                """);
    }

    private static Json.Obj parsed(String text) {
        try {
            return JsonText.parse(text.formatted(DIALECT)).asObject();
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** With a line for each member of what is too long for one. */
    private static String text(Json json) {
        return text(json, "") + "\n";
    }

    private static String text(Json json, String indent) {
        String flat = flat(json);
        if (indent.length() + flat.length() <= 90 && !indent.isEmpty()) {
            return flat;
        }
        String deeper = indent + "  ";
        return switch (json) {
            case Json.Obj object ->
                    object.members().entrySet().stream()
                            .map(
                                    member ->
                                            deeper
                                                    + JsonText.write(Json.of(member.getKey()))
                                                    + ": "
                                                    + text(member.getValue(), deeper))
                            .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case Json.Arr array when array.items().stream().anyMatch(Json.Obj.class::isInstance) ->
                    array.items().stream()
                            .map(item -> deeper + text(item, deeper))
                            .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            default -> flat;
        };
    }

    private static String flat(Json json) {
        return switch (json) {
            case Json.Obj object ->
                    object.members().entrySet().stream()
                            .map(
                                    member ->
                                            JsonText.write(Json.of(member.getKey()))
                                                    + ": "
                                                    + flat(member.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Json.Arr array ->
                    array.items().stream()
                            .map(JsonSchemas::flat)
                            .collect(Collectors.joining(", ", "[", "]"));
            default -> JsonText.write(json);
        };
    }
}
