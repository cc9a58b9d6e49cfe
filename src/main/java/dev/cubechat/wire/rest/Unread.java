package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.ObjectIds;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many messages wait to be read (rest.md, section 7.5).
 *
 * @param total in all one's dialogs
 * @param byDialog in each dialog that was asked about
 */
public record Unread(long total, Map<DialogId, Long> byDialog) {

    public Unread {
        byDialog = Collections.unmodifiableMap(new LinkedHashMap<>(byDialog));
    }

    /** Reads the flat map {@code {"total":5,"65f0…":3}}. */
    public static Unread read(Json json) {
        ObjReader reply = ObjReader.ofReply("unread counts", json);
        Map<DialogId, Long> byDialog = new LinkedHashMap<>();
        reply.object()
                .members()
                .forEach(
                        (key, count) -> {
                            if (ObjectIds.isObjectId(key)) {
                                byDialog.put(new DialogId(key), count.asLong().orElse(0L));
                            }
                        });
        return new Unread(reply.neededNumber("total"), byDialog);
    }

    public Json.Obj write() {
        var json = Json.obj().with("total", total);
        byDialog.forEach((dialog, count) -> json.with(dialog.value(), count));
        return json.build();
    }
}
