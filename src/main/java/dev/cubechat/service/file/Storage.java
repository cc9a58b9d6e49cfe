package dev.cubechat.service.file;

import dev.cubechat.disk.Reason;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileTarget;
import dev.cubechat.model.Page;
import dev.cubechat.model.Progress;
import dev.cubechat.model.StoredFile;
import dev.cubechat.rest.Landing;
import dev.cubechat.rest.PartFile;
import dev.cubechat.rest.StreamLanding;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.PageWalk;
import dev.cubechat.service.call.Partly;
import dev.cubechat.service.call.Removed;
import dev.cubechat.service.call.Requests;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.FileCalls;
import dev.cubechat.wire.rest.FileLink;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files in the service's storage. */
public final class Storage {
    /** The most files that one page of a list has. */
    public static final int MOST_PER_PAGE = FileCalls.MOST_PER_PAGE;

    private final Requests requests;
    private final URI apiUrl;

    public Storage(Requests requests, URI apiUrl) {
        this.requests = requests;
        this.apiUrl = apiUrl;
    }

    /**
     * Stores a file.
     *
     * @param progress gives who hears how far a file of that name has come
     * @throws Failure USAGE where it cannot be read, is empty or too large, before anything is sent
     */
    public Operation<StoredFile> upload(Upload upload, Function<String, Progress> progress) {
        Uploading uploading = Uploading.of(requests, upload, "A path on this machine.");
        return Operation.ofRequests(
                Json.Obj.EMPTY,
                uploading.describe(),
                () -> uploading.run(progress.apply(uploading.name())));
    }

    public StoredFile info(FileTarget target) {
        return switch (target) {
            case FileTarget.Id id -> named(target, () -> requests.send(FileCalls.info(id.id())));
            case FileTarget.Uid uid -> link(target, uid.uid()).file();
        };
    }

    /** What the storage knows of each of these, as far as they are there for us. */
    public Partly<StoredFile> infos(List<FileTarget> targets) {
        List<StoredFile> there = new ArrayList<>();
        List<Failure> refused = new ArrayList<>();
        for (FileTarget target : targets) {
            try {
                there.add(info(target));
            } catch (Failure failure) {
                if (failure.kind() != FailureKind.NOT_FOUND
                        && failure.kind() != FailureKind.NOT_ALLOWED) {
                    throw failure;
                }
                refused.add(failure);
            }
        }
        return new Partly<>(there, refused);
    }

    /**
     * Where any web client gets a file.
     *
     * @param withToken the address that the SDKs use, with our session's token in it
     */
    public FileAddress address(FileTarget target, boolean withToken) {
        String uid = uidOf(target);
        FileLink link = link(target, uid);
        if (link.file().open()) {
            return new FileAddress(
                    link.file(), FileAddress.Kind.PUBLIC, below(FileCalls.content(uid)), null);
        }
        if (withToken) {
            URI address = below(FileCalls.content(uid) + "?token=" + requests.token().reveal());
            return new FileAddress(link.file(), FileAddress.Kind.TOKEN, address, null);
        }
        return new FileAddress(
                link.file(), FileAddress.Kind.SIGNED, link.address(), link.expires());
    }

    /**
     * One page of one's own files.
     *
     * @param number counted from 1
     */
    public Page<StoredFile> list(int number, int perPage) {
        return requests.send(FileCalls.list(number, perPage));
    }

    /** All one's own files, page by page as they are taken. */
    public Stream<StoredFile> all() {
        return PageWalk.of(
                "files",
                StoredFile::id,
                MOST_PER_PAGE,
                taken -> list(taken / MOST_PER_PAGE + 1, MOST_PER_PAGE).items());
    }

    /** Deletes files of one's own, each once, however often and by whatever it was named. */
    public Operation<Removed> delete(List<FileTarget> targets) {
        Set<Long> ids = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (FileTarget target : targets) {
            idOf(target).ifPresentOrElse(ids::add, () -> unknown.add(text(target)));
        }
        Json.Obj resolved = Json.obj().with("file_ids", Json.ofLongs(List.copyOf(ids))).build();
        List<Call<?>> calls = new ArrayList<>();
        ids.forEach(id -> calls.add(FileCalls.delete(id)));
        return Operation.ofCalls(
                resolved,
                calls,
                () ->
                        Removed.inTurn(
                                        List.copyOf(ids),
                                        id -> List.of(Long.toString(id)),
                                        this::delete)
                                .andNotFound(List.copyOf(unknown)));
    }

    /**
     * Downloads a file. What an earlier try has left of it is gone on with. What is no file, such
     * as a device or a pipe, is written to and stays what it is.
     *
     * @param where a file, or a folder for a file of the name that the storage knows
     * @param over whether it may take the place of a file that is there
     * @throws Failure CONFLICT where there is one and it may not, or where somebody's own file or
     *     another download has the name under which it is gathered
     */
    public Downloaded download(
            FileTarget target, Path where, boolean over, Function<String, Progress> progress) {
        StoredFile known = Files.isDirectory(where) ? info(target) : null;
        Path goal = known == null ? where : where.resolve(PlainName.of(known).text());
        // Only what the person named: the storage's name may be that of a disk in /dev.
        if (known == null && isSpecial(goal)) {
            return pour(target, goal, progress.apply(goal.getFileName().toString()));
        }
        check(goal, over);
        String uid = known == null ? uidOf(target) : known.uid();
        try (PartFile part = new PartFile(goal, uid)) {
            long before = part.have();
            get(target, uid, part, progress.apply(goal.getFileName().toString()));
            part.complete(goal, over);
            return new Downloaded(uid, goal, part.have(), before);
        }
    }

    /**
     * Downloads a file into a folder, which is made where it is missing, under the name that the
     * storage knows; where that is taken, a number is added.
     */
    public Downloaded downloadInto(Path folder, FileTarget target, Progress progress) {
        StoredFile known = info(target);
        Path goal = FreeName.in(folder, PlainName.of(known).text());
        return download(target, goal, false, name -> progress);
    }

    /** Downloads a file for a reader, who stays open. */
    public void download(FileTarget target, OutputStream reader) {
        get(target, uidOf(target), new StreamLanding(reader), Progress.NONE);
    }

    private FileLink link(FileTarget target, String uid) {
        return named(target, () -> requests.send(FileCalls.link(uid)));
    }

    private void get(FileTarget target, String uid, Landing landing, Progress progress) {
        named(
                target,
                () -> {
                    requests.download(FileCalls.download(uid), landing, progress);
                    return uid;
                });
    }

    /** Lets a file flow into what is there of that name. */
    private Downloaded pour(FileTarget target, Path goal, Progress progress) {
        String uid = uidOf(target);
        try (OutputStream out = Files.newOutputStream(goal, StandardOpenOption.WRITE)) {
            StreamLanding landing = new StreamLanding(out);
            get(target, uid, landing, progress);
            return new Downloaded(uid, goal, landing.have(), 0);
        } catch (IOException unwritable) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not write to " + goal + ": " + Reason.of(unwritable) + ".",
                    unwritable);
        }
    }

    /** A device, a pipe, a socket. */
    private static boolean isSpecial(Path goal) {
        return Files.exists(goal) && !Files.isRegularFile(goal) && !Files.isDirectory(goal);
    }

    private static void check(Path goal, boolean over) {
        Path folder = goal.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(FailureKind.USAGE, "There is no folder " + folder + ".");
        }
        if (Files.isDirectory(goal)) {
            throw new Failure(FailureKind.USAGE, goal + " is a folder.");
        }
        if (isSpecial(goal)) {
            throw new Failure(FailureKind.CONFLICT, goal + " is there already, and is no file.")
                    .withHint("-o takes another name.");
        }
        if (!over && Files.exists(goal, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure(FailureKind.CONFLICT, goal + " is there already.")
                    .withHint("--force writes over it, -o takes another name.");
        }
    }

    private Removed delete(long id) {
        List<String> named = List.of(Long.toString(id));
        try {
            requests.send(FileCalls.delete(id));
            return new Removed(named, List.of(), List.of());
        } catch (Failure failure) {
            return switch (failure.kind()) {
                case NOT_FOUND -> new Removed(List.of(), named, List.of());
                case NOT_ALLOWED -> new Removed(List.of(), List.of(), named);
                default -> throw failure;
            };
        }
    }

    private String uidOf(FileTarget target) {
        return target instanceof FileTarget.Uid named ? named.uid() : info(target).uid();
    }

    private Optional<Long> idOf(FileTarget target) {
        if (target instanceof FileTarget.Id named) {
            return Optional.of(named.id());
        }
        try {
            return Optional.of(info(target).id());
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private URI below(String path) {
        String root = apiUrl.toString();
        return URI.create(
                (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }

    /** A failure says which file there is not. */
    private static <T> T named(FileTarget target, Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.NOT_FOUND) {
                throw failure;
            }
            Failure told =
                    new Failure(
                            FailureKind.NOT_FOUND,
                            "There is no file " + text(target) + " that could be had.",
                            failure);
            throw failure.http().isPresent() ? told.withHttp(failure.http().getAsInt()) : told;
        }
    }

    private static String text(FileTarget target) {
        return switch (target) {
            case FileTarget.Id id -> Long.toString(id.id());
            case FileTarget.Uid uid -> uid.uid();
        };
    }
}
