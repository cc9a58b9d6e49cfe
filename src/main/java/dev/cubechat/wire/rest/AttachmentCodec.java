package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Attachment;

import java.util.List;
import java.util.Map;

/** Attachments of messages in the service's words (rest.md, sections 7.2 and 14). */
final class AttachmentCodec {
    private static final String DATA = "data";

    private AttachmentCodec() {}

    /** Attachments from an array (replies, JS) or an object keyed by index (the documents). */
    static List<Attachment> read(Json json) {
        List<Json> items =
                json instanceof Json.Obj byIndex
                        ? List.copyOf(byIndex.members().values())
                        : json.asItems();
        return items.isEmpty()
                ? List.of()
                : items.stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(item -> read(item.asObject()))
                        .toList();
    }

    /** The array of a reply; values are text, as they came from XML attributes. */
    static Json.Arr write(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? Json.Arr.EMPTY
                : new Json.Arr(attachments.stream().map(AttachmentCodec::write).toList());
    }

    /** The object keyed by index of a request. */
    static Json.Obj writeByIndex(List<Attachment> attachments) {
        var byIndex = Json.obj();
        for (int i = 0; i < attachments.size(); i++) {
            byIndex.with(Integer.toString(i), write(attachments.get(i)));
        }
        return byIndex.build();
    }

    private static Attachment read(Json.Obj object) {
        Map<String, String> attributes = ObjReader.texts(object);
        attributes.computeIfPresent(DATA, (name, text) -> plainData(text));
        return new Attachment(attributes);
    }

    private static Json write(Attachment attachment) {
        var json = Json.obj();
        attachment.attributes().forEach(json::with);
        return json.build();
    }

    /** Flutter percent-encodes the JSON in {@code data} (xmpp.md, section 6.2). */
    private static String plainData(String text) {
        if (!text.startsWith("%7B")
                && !text.startsWith("%7b")
                && !text.startsWith("%5B")
                && !text.startsWith("%5b")) {
            return text;
        }
        String decoded = Params.decodePercent(text);
        return isJson(decoded) ? decoded : text;
    }

    private static boolean isJson(String text) {
        try {
            JsonText.parse(text);
            return true;
        } catch (MalformedJson notJson) {
            return false;
        }
    }
}
