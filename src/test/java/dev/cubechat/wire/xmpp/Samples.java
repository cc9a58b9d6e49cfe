package dev.cubechat.wire.xmpp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stanzas of a file of samples by their headings. */
final class Samples {
    private Samples() {}

    static Map<String, String> of(String file) throws IOException {
        Map<String, String> samples = new LinkedHashMap<>();
        String text = Files.readString(Path.of("src/test/resources/wire/xmpp", file));
        for (String block : text.split("(?m)^== ", -1)) {
            List<String> lines = block.lines().toList();
            String stanza = lines.stream().skip(1).map(String::strip).collect(Collectors.joining());
            if (stanza.startsWith("<")) {
                samples.put(lines.getFirst(), stanza);
            }
        }
        return samples;
    }
}
