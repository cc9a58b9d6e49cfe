package dev.cubechat.sandbox.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.XmlName;
import dev.cubechat.wire.xmpp.CustomFields;

import java.util.LinkedHashMap;
import java.util.Map;

/** What of a message that came by REST can go on as XML: REST allows names that XML does not. */
final class Sendable {
    private Sendable() {}

    static Json.Obj of(Json.Obj fields) {
        Map<String, Json> kept = new LinkedHashMap<>();
        nested(fields)
                .members()
                .forEach(
                        (key, value) -> {
                            if (!CustomFields.isReserved(key)) {
                                kept.put(key, value);
                            }
                        });
        return new Json.Obj(kept);
    }

    static Attachment of(Attachment attachment) {
        Map<String, String> kept = new LinkedHashMap<>(attachment.attributes());
        kept.keySet().removeIf(key -> !XmlName.isName(key));
        return new Attachment(kept);
    }

    private static Json.Obj nested(Json.Obj fields) {
        Map<String, Json> kept = new LinkedHashMap<>();
        fields.members()
                .forEach(
                        (key, value) -> {
                            if (XmlName.isName(key)) {
                                kept.put(key, value instanceof Json.Obj o ? nested(o) : value);
                            }
                        });
        return new Json.Obj(kept);
    }
}
