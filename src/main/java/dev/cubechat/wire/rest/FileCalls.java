package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Page;
import dev.cubechat.model.StoredFile;

import java.util.List;

/** The requests about stored files, which the service calls blobs (rest.md, section 10). */
public final class FileCalls {
    /** The most files that one page of a list has (section 2.4). */
    public static final int MOST_PER_PAGE = 100;

    private static final String FILES = "/blobs";

    private FileCalls() {}

    /** A new file, without its bytes yet. */
    public static Call<NewUpload> create(NewFile file) {
        return Call.post(
                FILES,
                FileRequest.write(file),
                reply -> {
                    Json json = reply.json();
                    return new NewUpload(FileCodec.read(json), FileCodec.readForm(json));
                });
    }

    /** Declares that all bytes of a file have been uploaded; only then can it be downloaded. */
    public static Call<Nothing> complete(long id, long size) {
        return Call.put(
                FILES + "/" + id + "/complete", FileRequest.writeComplete(size), Call::nothing);
    }

    public static Call<StoredFile> info(long id) {
        return Call.get(FILES + "/" + id, List.of(), reply -> FileCodec.read(reply.json()));
    }

    /** A file by its uid, with an address that needs no session and lasts about a week. */
    public static Call<FileLink> link(String uid) {
        return Call.get(
                content(uid) + "/object",
                List.of(new Param("download_url", "1")),
                reply -> FileCodec.readLink(reply.json()));
    }

    /**
     * One page of one's own files.
     *
     * @param page counted from 1
     */
    public static Call<Page<StoredFile>> list(int page, int perPage) {
        return Call.get(
                FILES,
                List.of(
                        new Param("page", Integer.toString(page)),
                        new Param("per_page", Integer.toString(perPage))),
                reply -> FileCodec.readPage(reply.json()));
    }

    /** Deletes a file of one's own with its bytes. */
    public static Call<Nothing> delete(long id) {
        return Call.delete(FILES + "/" + id, List.of());
    }

    /** The path under which a file's content is found. */
    public static String content(String uid) {
        return FILES + "/" + Params.encodeSegment(uid);
    }

    /** The path that leads to a file's content in a session. */
    public static String download(String uid) {
        return content(uid) + "/download";
    }
}
