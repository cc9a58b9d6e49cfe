package dev.cubechat.service.file;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.FileTarget;
import dev.cubechat.model.MediaType;
import dev.cubechat.model.Progress;
import dev.cubechat.model.StoredFile;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Requests;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Puts files into messages and dialogs. Those on this machine are uploaded first, but not before
 * everything else about the operation is known to be right.
 */
public final class Enclosing {
    /** What the service makes uids of; a bare word of them may be one. */
    private static final String LIKE_A_UID = "[A-Za-z0-9]{16,100}";

    private final Requests requests;
    private final Storage storage;

    public Enclosing(Requests requests, Storage storage) {
        this.requests = requests;
        this.storage = storage;
    }

    /** What is known of one attachment before anything is sent. */
    private sealed interface Piece {
        record Ready(Attachment attachment) implements Piece {}

        /** Uploaded when its time comes. */
        record Coming(Uploading uploading, String type, Optional<ImageSize> picture)
                implements Piece {
            Attachment shown() {
                StoredFile file =
                        new StoredFile(
                                0,
                                Uploading.UID,
                                uploading.file().name(),
                                uploading.file().contentType(),
                                uploading.size(),
                                uploading.file().open(),
                                true,
                                null,
                                null,
                                Json.Obj.EMPTY);
                return of(file).with("id", Uploading.ID);
            }

            /** With the size of a picture, so that apps can leave room for it. */
            Attachment of(StoredFile file) {
                Attachment attachment = Attachment.ofFile(file, type);
                return picture.map(
                                size ->
                                        attachment
                                                .with("width", Integer.toString(size.width()))
                                                .with("height", Integer.toString(size.height())))
                        .orElse(attachment);
            }
        }
    }

    /**
     * Sends something with these files attached; nothing is uploaded for what an earlier run has
     * sent.
     *
     * @param sending gives the operation for the finished attachments, more than once
     * @param progress gives who hears how far a file of that name has come
     * @throws Failure USAGE where a file cannot be read, NOT_FOUND where a stored one is not there
     */
    public <T> Operation<T> attaching(
            List<Attaching> files,
            Function<List<Attachment>, Operation<T>> sending,
            Function<String, Progress> progress) {
        List<Piece> pieces = files.stream().map(this::piece).toList();
        Operation<T> shown = sending.apply(pieces.stream().map(Enclosing::shown).toList());
        List<Json> uploads = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Coming coming) {
                uploads.addAll(coming.uploading().describe());
            }
        }
        return uploads.isEmpty()
                ? shown
                : shown.after(
                        uploads,
                        () -> {
                            Finished finished = finished(pieces, progress);
                            return used(
                                    finished.stored(),
                                    () -> sending.apply(finished.attachments()).run());
                        });
    }

    /** Does it; what was uploaded for what is refused goes, too. */
    private <T> T used(List<Long> stored, Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure failure) {
            throw isRefusal(failure) ? Uploading.undone(requests, stored, failure) : failure;
        }
    }

    /** Whether it is certain that nobody has got it. */
    private static boolean isRefusal(Failure failure) {
        return switch (failure.kind()) {
            case OUTCOME_UNKNOWN, INTERRUPTED, UNREACHABLE, TIMED_OUT, PARTIAL -> false;
            case USAGE,
                    NOT_SIGNED_IN,
                    NOT_FOUND,
                    NOT_ALLOWED,
                    RATE_LIMITED,
                    CONFLICT,
                    BLOCKED,
                    INVALID,
                    CONFIGURATION ->
                    true;
        };
    }

    /**
     * The attachments for these files, uploaded where they are on this machine.
     *
     * @param progress gives who hears how far a file of that name has come
     * @throws Failure as {@link #attaching}
     */
    public List<Attachment> uploaded(List<Attaching> files, Function<String, Progress> progress) {
        List<Piece> pieces = files.stream().map(this::piece).toList();
        return finished(pieces, progress).attachments();
    }

    /**
     * Does something with a picture: an address as it is, a stored file by its uid.
     *
     * @param using gives the operation for the picture's address or uid, more than once
     * @param progress gives who hears how far a file of that name has come
     * @throws Failure as {@link #attaching}
     */
    public <T> Operation<T> picturing(
            FileSource picture,
            Function<String, Operation<T>> using,
            Function<String, Progress> progress) {
        return switch (picture) {
            case FileSource.Web web -> using.apply(web.address().toString());
            case FileSource.Stored stored ->
                    using.apply(
                            stored.target() instanceof FileTarget.Uid named
                                    ? named.uid()
                                    : storage.info(stored.target()).uid());
            case FileSource.Local local when isUid(local.path()) ->
                    using.apply(local.path().toString());
            case FileSource.Local local -> {
                Uploading uploading = uploading(local);
                yield using.apply(Uploading.UID)
                        .after(
                                uploading.describe(),
                                () -> {
                                    StoredFile file =
                                            uploading.run(progress.apply(uploading.name()));
                                    return used(
                                            List.of(file.id()),
                                            () -> using.apply(file.uid()).run());
                                });
            }
        };
    }

    private Piece piece(Attaching file) {
        return switch (file.source()) {
            case FileSource.Web web -> {
                String name = lastPart(web.address());
                yield new Piece.Ready(
                        Attachment.ofAddress(web.address(), name, type(file.type(), name)));
            }
            case FileSource.Stored stored -> {
                StoredFile known = storage.info(stored.target());
                yield new Piece.Ready(Attachment.ofFile(known, type(file.type(), known)));
            }
            case FileSource.Local local -> {
                Uploading uploading = uploading(local);
                yield new Piece.Coming(
                        uploading, type(file.type(), uploading.name()), picture(local.path()));
            }
        };
    }

    private Uploading uploading(FileSource.Local local) {
        return Uploading.of(
                requests,
                Upload.of(local.path()),
                "A path, an address of the web, or uid: or id: and a stored file.");
    }

    private static Attachment shown(Piece piece) {
        return switch (piece) {
            case Piece.Ready ready -> ready.attachment();
            case Piece.Coming coming -> coming.shown();
        };
    }

    /**
     * Attachments that can be sent.
     *
     * @param stored the numbers of the files that were uploaded for them
     */
    private record Finished(List<Attachment> attachments, List<Long> stored) {}

    /** Uploads what is on this machine; where one of them fails, the ones before go, too. */
    private Finished finished(List<Piece> pieces, Function<String, Progress> progress) {
        List<Attachment> attachments = new ArrayList<>();
        List<Long> stored = new ArrayList<>();
        try {
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Ready ready -> attachments.add(ready.attachment());
                    case Piece.Coming coming -> {
                        Uploading uploading = coming.uploading();
                        StoredFile file = uploading.run(progress.apply(uploading.name()));
                        stored.add(file.id());
                        attachments.add(coming.of(file));
                    }
                }
            }
        } catch (Failure failure) {
            throw Uploading.undone(requests, stored, failure);
        }
        return new Finished(attachments, stored);
    }

    private static Optional<ImageSize> picture(Path file) {
        try {
            return ImageSize.of(file);
        } catch (IOException unreadable) {
            throw new Failure(FailureKind.USAGE, "Could not read " + file + ".", unreadable);
        }
    }

    private static boolean isUid(Path path) {
        return path.toString().matches(LIKE_A_UID) && !Files.exists(path);
    }

    private static String lastPart(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String type(@Nullable String wanted, String name) {
        return wanted == null ? MediaType.ofFileName(name).attachmentType() : wanted;
    }

    private static String type(@Nullable String wanted, StoredFile file) {
        if (wanted != null) {
            return wanted;
        }
        String contentType = file.contentType();
        return contentType == null
                ? type(null, String.valueOf(file.name()))
                : new MediaType(contentType).attachmentType();
    }
}
