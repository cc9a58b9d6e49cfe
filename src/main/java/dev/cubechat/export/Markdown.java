package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.text.TerminalText;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A message for reading: who and when, then the text as a quotation. */
final class Markdown {
    private Markdown() {}

    static String head(String title) {
        return "# " + escaped(TerminalText.line(title)) + "\n";
    }

    static String row(Json.Obj message) {
        String text = message.get("body").asText().orElse("");
        String files =
                message.get("attachments").asItems().stream()
                        .map(each -> "[" + attachment(each).inWords() + "]")
                        .collect(Collectors.joining(" "));
        String said = text.isEmpty() || files.isEmpty() ? text + files : text + "\n" + files;
        return "\n**"
                + message.get("sender_id").asText().orElse("?")
                + "** · "
                + message.get("sent_at").asText().orElse("?")
                + (message.get("edited_at").isNull() ? "" : " · edited")
                + "\n\n"
                + quoted(said);
    }

    private static Attachment attachment(Json facts) {
        Map<String, String> texts = new LinkedHashMap<>();
        facts.asObject()
                .members()
                .forEach((key, value) -> value.asText().ifPresent(text -> texts.put(key, text)));
        return new Attachment(texts);
    }

    private static String quoted(String text) {
        return escaped(TerminalText.lines(text))
                .lines()
                .map(line -> line.isEmpty() ? ">\n" : "> " + line + "\n")
                .collect(Collectors.joining());
    }

    /** What people write may look like markup, but none of it becomes HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
