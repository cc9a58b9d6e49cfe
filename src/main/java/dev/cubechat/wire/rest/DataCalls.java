package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;

/** The requests about custom objects, which reports are (rest.md, section 11). */
public final class DataCalls {
    private DataCalls() {}

    /**
     * A new record of this class.
     *
     * @return the record as the service keeps it
     */
    public static Call<Json.Obj> create(String className, Json.Obj fields) {
        return Call.post(
                "/data/" + Params.encodeSegment(className),
                fields,
                reply -> ObjReader.ofReply("a custom object", reply.json()).object());
    }
}
