package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Page;
import dev.cubechat.model.StoredFile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** A file in the service's words, which calls it a blob (rest.md, sections 10 and 14). */
public final class FileCodec {
    private static final String WRAPPER = "blob";
    private static final String ACCESS = "blob_object_access";
    private static final String DOWNLOAD = "download_url";
    private static final String MISSPELT = "dowload_url";
    private static final int DEFAULT_PER_PAGE = 10;

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
                isComplete(file),
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
                webAddress(address, "params", access),
                Params.parse(query).all(),
                access.time("expires"));
    }

    /**
     * A file and the address of its bytes, which the documents misspell (section 10.4).
     *
     * @throws dev.cubechat.model.Failure UNREACHABLE where there is none, or where it is not one of
     *     the web
     */
    public static FileLink readLink(Json json) {
        ObjReader access = ObjReader.ofReply("the address of a file", file(json).get(ACCESS));
        String key = access.has(MISSPELT) ? MISSPELT : DOWNLOAD;
        URI address = webAddress(access.neededText(key), key, access);
        return new FileLink(read(json), address, access.time("expires"));
    }

    /** One page of files; its pages are counted from 1 (section 2.4). */
    public static Page<StoredFile> readPage(Json json) {
        ObjReader page = ObjReader.ofReply("a list of files", json);
        if (!(page.get("items") instanceof Json.Arr items)) {
            throw page.failure("has no items");
        }
        Integer number = page.smallNumber("current_page");
        Integer perPage = page.smallNumber("per_page");
        Long total = page.number("total_entries");
        int limit = perPage == null || perPage < 1 ? DEFAULT_PER_PAGE : perPage;
        int before = number == null || number < 1 ? 0 : number - 1;
        return new Page<>(
                items.items().stream().map(FileCodec::read).toList(),
                Math.multiplyExact(before, limit),
                limit,
                total == null ? OptionalLong.empty() : OptionalLong.of(total));
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

    /** The reply that tells the address of the bytes. */
    public static Json.Obj write(FileLink link) {
        StoredFile file = link.file();
        var access =
                Json.obj()
                        .with("id", file.id())
                        .with("blob_id", file.id())
                        .with("object_access_type", "Read")
                        .with("expires", time(link.expires()))
                        .with(DOWNLOAD, link.address().toString());
        return wrap(members(file).with(ACCESS, access.build()));
    }

    /** A page whose {@code skip} is a whole number of pages. */
    public static Json.Obj writePage(Page<StoredFile> page) {
        var json =
                Json.obj()
                        .with("current_page", page.skip() / page.limit() + 1)
                        .with("per_page", page.limit());
        page.total().ifPresent(total -> json.with("total_entries", total));
        return json.with(
                        "items",
                        new Json.Arr(page.items().stream().<Json>map(FileCodec::write).toList()))
                .build();
    }

    /** The documents' table calls it {@code status}, their samples {@code blob_status}. */
    private static boolean isComplete(ObjReader file) {
        String word = file.has("blob_status") ? file.text("blob_status") : file.text("status");
        return "complete".equalsIgnoreCase(word) || file.has("set_completed_at");
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

    private static URI webAddress(String address, String key, ObjReader access) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw access.failure("names no address in " + key, notAnAddress);
        }
        throw access.failure("names no address of the web in " + key);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : WireTime.write(instant);
    }
}
