package dev.cubechat.export;

import dev.cubechat.json.Json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an exported file is written. */
public enum Form {
    JSONL,
    JSON,
    CSV,
    MD;

    /** The word that people type, which is also how such a file's name ends. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form that a file's name asks for. */
    public static Optional<Form> ofName(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
        return Arrays.stream(values()).filter(form -> form.word().equals(ending)).findFirst();
    }

    /** What stands before the first message. */
    String head(String title, List<String> fields) {
        return switch (this) {
            case JSONL -> "";
            case JSON -> "[";
            case CSV -> Csv.line(fields);
            case MD -> Markdown.head(title);
        };
    }

    /** One message, without what stands between it and its neighbours. */
    String row(Json.Obj message) {
        return switch (this) {
            case JSONL -> JsonLine.of(message) + "\n";
            case JSON -> JsonLine.of(message);
            case CSV -> Csv.line(message.members().values());
            case MD -> Markdown.row(message);
        };
    }

    /** What stands between two messages. */
    String between() {
        return this == JSON ? ",\n" : "";
    }

    /** What stands behind the last message. */
    String tail() {
        return this == JSON ? "]\n" : "";
    }
}
