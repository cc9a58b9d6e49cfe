package dev.cubechat.service.file;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MediaType;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Progress;
import dev.cubechat.model.StoredFile;
import dev.cubechat.rest.UploadFile;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Requests;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.FileCalls;
import dev.cubechat.wire.rest.NewUpload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file on its way into the storage: created, uploaded, declared complete (protocol page
 * rest.md, section 10). What the service would refuse is refused before anything is sent.
 */
final class Uploading {
    /** What stands in a description for what only the service will tell. */
    static final String ID = "{id}";

    /** The same for a uid. */
    static final String UID = "{uid}";

    private static final long MEGABYTE = 1024 * 1024;

    private final Requests requests;
    private final NewFile file;
    private final UploadFile bytes;

    private Uploading(Requests requests, NewFile file, UploadFile bytes) {
        this.requests = requests;
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Looks at the file.
     *
     * @param instead what may be given where it is no file
     * @throws Failure USAGE where it cannot be read, or is nothing that the service takes
     */
    static Uploading of(Requests requests, Upload upload, String instead) {
        Path path = upload.path();
        long size = size(path, instead);
        Path last = path.getFileName();
        String given = upload.name();
        String name = given == null ? String.valueOf(last) : given;
        if (name.isBlank() || name.length() > NewFile.LONGEST_NAME) {
            throw usage(
                    "A file's name has 1 to "
                            + NewFile.LONGEST_NAME
                            + " characters, not "
                            + name.length()
                            + ".",
                    "--name gives it another one.");
        }
        String type = upload.contentType();
        String contentType = type == null ? MediaType.ofFileName(name).name() : type;
        return new Uploading(
                requests,
                new NewFile(name, contentType, upload.open()),
                new UploadFile(path, name, contentType, size));
    }

    String name() {
        return file.name();
    }

    /**
     * Does it.
     *
     * @throws Failure where the storage has not got it; then the half-made file is deleted again
     */
    StoredFile run(Progress progress) {
        NewUpload made = requests.send(FileCalls.create(file));
        long id = made.file().id();
        try {
            requests.upload(made.form(), bytes, progress);
            requests.send(FileCalls.complete(id, bytes.size()));
        } catch (Failure failure) {
            throw undone(requests, List.of(id), failure);
        }
        return complete(made.file());
    }

    NewFile file() {
        return file;
    }

    long size() {
        return bytes.size();
    }

    /** The requests, with the places of what only the answer to the first will tell. */
    List<Json> describe() {
        Call<?> complete = FileCalls.complete(0, bytes.size());
        Json.Obj content =
                Json.obj()
                        .with("path", bytes.path().toString())
                        .with("name", bytes.name())
                        .with("content_type", bytes.contentType())
                        .with("size", bytes.size())
                        .build();
        return List.of(
                Operation.shown(FileCalls.create(file)),
                Json.obj()
                        .with("transport", "storage")
                        .with("method", "POST")
                        .with("url", "{params}")
                        .with("form", Json.obj().with("file", content).build())
                        .build(),
                Json.obj()
                        .withAll(Operation.shown(complete).asObject())
                        .with("path", "/blobs/" + ID + "/complete")
                        .build());
    }

    /**
     * Deletes what was stored for something that does not come about, and gives the failure to
     * tell: with what stays, where that cannot be deleted. Who is stopped cleans up first, too.
     */
    static Failure undone(Requests requests, List<Long> ids, Failure failure) {
        boolean stopped = Thread.interrupted();
        List<String> left = new ArrayList<>();
        List<Failure> why = new ArrayList<>();
        for (long id : ids) {
            try {
                requests.send(FileCalls.delete(id));
            } catch (Failure stays) {
                left.add(Long.toString(id));
                why.add(stays);
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
        if (left.isEmpty()) {
            return failure;
        }
        Failure told =
                failure.withHint(
                        "What was uploaded stays in the storage until cubechat file delete "
                                + String.join(" ", left)
                                + ".");
        why.forEach(told::addSuppressed);
        return told;
    }

    private StoredFile complete(StoredFile made) {
        return new StoredFile(
                made.id(),
                made.uid(),
                made.name() == null ? file.name() : made.name(),
                made.contentType() == null ? file.contentType() : made.contentType(),
                bytes.size(),
                made.open(),
                true,
                made.createdAt(),
                made.updatedAt(),
                made.raw());
    }

    private static long size(Path path, String instead) {
        if (!Files.isRegularFile(path)) {
            throw usage(
                    Files.exists(path)
                            ? path + " is not a file."
                            : "There is no file " + path + ".",
                    instead);
        }
        long size;
        try {
            size = Files.size(path);
        } catch (IOException unreadable) {
            throw new Failure(FailureKind.USAGE, "Could not read " + path + ".", unreadable);
        }
        if (!Files.isReadable(path)) {
            throw usage(path + " may not be read.", "Look at the file's permissions.");
        }
        if (size == 0) {
            throw usage(path + " is empty.", "The service stores no empty files.");
        }
        if (size > NewFile.MOST_BYTES) {
            throw usage(
                    path
                            + " has "
                            + (size + MEGABYTE - 1) / MEGABYTE
                            + " MB; the service takes files of at most "
                            + NewFile.MOST_BYTES / MEGABYTE
                            + " MB.",
                    "Split it, or share it from elsewhere.");
        }
        return size;
    }

    private static Failure usage(String sentence, String hint) {
        return new Failure(FailureKind.USAGE, sentence).withHint(hint);
    }
}
