package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.StoredFile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;

/** A file in the service's words, which calls it a blob (rest.md, sections 10 and 14). */
public final class FileCodec {
    private static final String WRAPPER = "blob";
    private static final String ACCESS = "blob_object_access";

    private FileCodec() {}

    /** A file, wrapped in {@code blob} or flat. */
    public static StoredFile read(Json json) {
        ObjReader file = file(json);
        return new StoredFile(
                file.neededNumber("id"),
                file.neededText("uid"),
                file.text("name"),
                file.text("content_type"),
                file.number("size"),
                file.flag("public"),
                "complete".equalsIgnoreCase(file.text("blob_status")),
                file.time("created_at"),
                file.time("updated_at"),
                file.object());
    }

    /**
     * The upload form in the reply to a creation.
     *
     * @throws dev.cubechat.model.Failure UNREACHABLE where there is none, or where its address is
     *     not one of the web
     */
    public static UploadForm readForm(Json json) {
        ObjReader access = ObjReader.ofReply("an upload form", file(json).get(ACCESS));
        String params = access.neededText("params");
        int mark = params.indexOf('?');
        String address = mark < 0 ? params : params.substring(0, mark);
        String query = mark < 0 ? "" : params.substring(mark + 1);
        return new UploadForm(
                webAddress(address, access), Params.parse(query).all(), access.time("expires"));
    }

    /** {@code {"blob":{…}}}, as all replies but the one to a creation have it. */
    public static Json.Obj write(StoredFile file) {
        return wrap(members(file));
    }

    /** The reply to a creation. */
    public static Json.Obj write(StoredFile file, UploadForm form) {
        var access =
                Json.obj()
                        .with("id", file.id())
                        .with("blob_id", file.id())
                        .with("object_access_type", "Write")
                        .with("expires", time(form.expires()))
                        .with("params", form.target() + "?" + Params.write(form.fields()));
        return wrap(members(file).with(ACCESS, access.build()));
    }

    private static ObjReader file(Json json) {
        Json inner = json.asObject().get(WRAPPER);
        return ObjReader.ofReply("a file", inner.isNull() ? json : inner);
    }

    private static Json.Obj wrap(ObjBuilder file) {
        return Json.obj().with(WRAPPER, file.build()).build();
    }

    private static ObjBuilder members(StoredFile file) {
        Long size = file.size();
        return Json.obj()
                .with("id", file.id())
                .with("uid", file.uid())
                .with("content_type", file.contentType())
                .with("name", file.name())
                .with("size", size == null ? Json.Nil.NIL : Json.of(size))
                .with("public", file.open())
                .with("created_at", time(file.createdAt()))
                .with("updated_at", time(file.updatedAt()))
                .with("blob_status", file.complete() ? "complete" : null);
    }

    private static URI webAddress(String address, ObjReader access) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw access.failure("names no address in params", notAnAddress);
        }
        throw access.failure("names no address of the web in params");
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : WireTime.write(instant);
    }
}
