package dev.cubechat.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that hangs on a message: a file, a place, a contact (protocol pages rest.md, section 14
 * and xmpp.md, section 6.2).
 *
 * @param attributes {@code type}, {@code id}, {@code uid}, {@code url}, {@code name}, {@code size},
 *     {@code data} and whatever else the sender wrote, as text and in the sender's order
 */
public record Attachment(Map<String, String> attributes) {
    public Attachment {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The sender's word for what it is: {@code photo}, {@code image}, {@code place}, … */
    public String type() {
        return get("type").orElse("file");
    }

    public Optional<String> get(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
