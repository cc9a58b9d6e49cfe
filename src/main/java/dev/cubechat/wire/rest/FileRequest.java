package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.NewFile;

import org.jspecify.annotations.Nullable;

/**
 * What clients say about a file of theirs (rest.md, sections 10.1, 10.3 and 10.5); the SDKs differ
 * in whether they wrap it in {@code blob}.
 */
public final class FileRequest {
    private static final String WRAPPER = "blob";

    private FileRequest() {}

    /**
     * The change of a file.
     *
     * @param name null where it stays
     * @param contentType null where it stays
     * @param newContent whether other bytes are about to be uploaded
     */
    public record Change(@Nullable String name, @Nullable String contentType, boolean newContent) {}

    /**
     * Reads the creation of a file.
     *
     * @throws dev.cubechat.model.Failure INVALID without a name or a content type
     */
    public static NewFile read(Json json) {
        ObjReader file = file(json);
        return new NewFile(
                file.neededText("name"), file.neededText("content_type"), file.flag("public"));
    }

    /**
     * Reads how many bytes a client says it has uploaded.
     *
     * @return null where it does not say
     */
    public static @Nullable Long readComplete(Json json) {
        return file(json).number("size");
    }

    public static Change readChange(Json json) {
        ObjReader file = file(json);
        return new Change(file.text("name"), file.text("content_type"), file.flag("new"));
    }

    static Json.Obj write(NewFile file) {
        return wrap(
                Json.obj()
                        .with("content_type", file.contentType())
                        .with("name", file.name())
                        .with("public", file.open())
                        .build());
    }

    static Json.Obj writeComplete(long size) {
        return wrap(Json.obj().with("size", size).build());
    }

    private static ObjReader file(Json json) {
        Json inner = json.asObject().get(WRAPPER);
        return ObjReader.ofRequest("a file", inner.isNull() ? json : inner);
    }

    private static Json.Obj wrap(Json.Obj file) {
        return Json.obj().with(WRAPPER, file).build();
    }
}
