package dev.cubechat.wire.xmpp;

import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.XmlName;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code <attachment .../>}: attributes only (protocol page xmpp.md, section 6.2). */
final class Attachments {
    private Attachments() {}

    static Attachment read(Xml element) {
        Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
        attributes.computeIfPresent("data", (key, data) -> plain(data));
        return new Attachment(attributes);
    }

    static Xml write(Attachment attachment) {
        Xml element = Xml.of("attachment", Ns.CLIENT);
        for (Map.Entry<String, String> attribute : attachment.attributes().entrySet()) {
            if (!XmlName.isName(attribute.getKey())) {
                throw new Failure(
                        FailureKind.USAGE,
                        "An attachment cannot have the attribute \""
                                + attribute.getKey()
                                + "\": it is no XML name.");
            }
            element = element.attr(attribute.getKey(), attribute.getValue());
        }
        return element;
    }

    /** Flutter percent-encodes the JSON in {@code data}; everyone else writes it as it is. */
    private static String plain(String data) {
        String start = data.substring(0, Math.min(3, data.length())).toUpperCase(Locale.ROOT);
        if (!start.equals("%7B") && !start.equals("%5B")) {
            return data;
        }
        try {
            // URLDecoder reads forms, where a plus is a blank; here a plus is a plus.
            String decoded = URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonText.parse(decoded);
            return decoded;
        } catch (IllegalArgumentException | MalformedJson notEncodedJson) {
            return data;
        }
    }
}
