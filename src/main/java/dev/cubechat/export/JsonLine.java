package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.text.TerminalText;

/** A message as JSON on one line, exact, and harmless on a terminal all the same. */
final class JsonLine {
    private JsonLine() {}

    static String of(Json json) {
        return TerminalText.json(JsonText.write(json));
    }
}
