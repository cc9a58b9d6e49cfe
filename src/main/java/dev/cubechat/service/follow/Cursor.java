package dev.cubechat.service.follow;

import dev.cubechat.config.HeldFile;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place that a follower has reached, kept under a name from one run to the next. It is written
 * after each message that was taken: who is killed before that gets the message again, and nobody
 * else does. It is on the disk a moment later, or at once where each is to be kept: where the power
 * fails before that, what came in that moment comes again. Used by one thread, and one program at a
 * time.
 */
public final class Cursor implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final @Nullable Kept kept;
    private final CursorText.@Nullable Content found;
    private Instant at;
    private @Nullable Deadline due;

    /**
     * Where and for whom it is kept.
     *
     * @param moment how long a place may wait for the disk
     */
    private record Kept(HeldFile file, UserId user, InstantSource clock, Duration moment) {}

    private Cursor(@Nullable Kept kept, CursorText.@Nullable Content found, Instant at) {
        this.kept = kept;
        this.found = found;
        this.at = at;
    }

    /** A cursor that nobody keeps. */
    public static Cursor none() {
        return new Cursor(null, null, Instant.EPOCH);
    }

    /**
     * Takes hold of the cursor of a request, or of one that nobody keeps.
     *
     * @throws Failure CONFLICT where another program has it, or another person began it;
     *     CONFIGURATION where its file cannot be used
     */
    static Cursor open(ListenRequest request, StateFolder state, UserId user, InstantSource clock) {
        String name = request.cursor();
        if (name == null) {
            return none();
        }
        if (!NAME.matcher(name).matches()) {
            throw new Failure(
                            FailureKind.USAGE,
                            "A cursor's name is 1 to 64 letters, digits, dots, dashes and"
                                    + " underscores, not \""
                                    + name
                                    + "\".")
                    .withHint("such as --cursor mailer");
        }
        String fileName = "cursor-" + name + ".json";
        HeldFile file = state.hold(fileName).orElseThrow(() -> inUse(name));
        try {
            Optional<CursorText.Content> found = read(file, name, state.path() + "/" + fileName);
            found.ifPresent(content -> checkOwner(content, user, name));
            return new Cursor(
                    new Kept(file, user, clock, request.eachKept() ? Duration.ZERO : MOMENT),
                    found.orElse(null),
                    found.map(CursorText.Content::at).orElseGet(clock::instant));
        } catch (RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }

    /** Where it stands; nothing where it is new. */
    Optional<Beginning> reached() {
        return Optional.ofNullable(found)
                .map(content -> new Beginning(content.at(), content.places()));
    }

    /**
     * Keeps the places as they are now.
     *
     * @param whole whether nothing is missing before them
     */
    void save(Places places, boolean whole) {
        if (kept != null && places.areKnown()) {
            at = whole ? kept.clock().instant() : at;
            write(kept, places);
            due = due == null ? Deadline.in(kept.moment()) : due;
            syncWhenDue();
        }
    }

    /** A message changes one place, and no more is written, however many dialogs there are. */
    private void write(Kept to, Places places) {
        CursorText.Content all = new CursorText.Content(to.user(), at, places);
        Optional<Map<DialogId, Place>> changed = places.changed();
        if (changed.isPresent()) {
            String change =
                    CursorText.write(
                            new CursorText.Change(at, changed.get(), places.edits().changed()));
            to.file().add(change, () -> CursorText.write(all));
        } else {
            to.file().add(CursorText.write(all));
        }
        places.saved();
    }

    /** How long it can wait for the disk, but no longer than this. */
    Duration nap(Duration longest) {
        return due == null ? longest : due.left(longest);
    }

    /** Waits for the disk where that cannot be put off any more. */
    void syncWhenDue() {
        if (kept != null && due != null && due.isOver()) {
            kept.file().sync();
            due = null;
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            try (HeldFile file = kept.file()) {
                file.sync();
            }
        }
    }

    private static Optional<CursorText.Content> read(HeldFile file, String name, String path) {
        List<String> lines = file.lines();
        Optional<CursorText.Content> newest = CursorText.read(lines);
        if (newest.isEmpty() && !lines.isEmpty()) {
            throw new Failure(FailureKind.CONFIGURATION, "The cursor " + name + " cannot be read.")
                    .withHint("To begin anew, remove " + path);
        }
        return newest;
    }

    private static void checkOwner(CursorText.Content content, UserId user, String name) {
        if (!content.user().equals(user)) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "The cursor "
                                    + name
                                    + " belongs to user "
                                    + content.user()
                                    + ", and you are "
                                    + user
                                    + ".")
                    .withHint("Take another name, or another profile.");
        }
    }

    private static Failure inUse(String name) {
        return new Failure(
                        FailureKind.CONFLICT,
                        "Another program is reading with cursor " + name + ".")
                .withHint("Stop it first, or give this one a cursor of its own.");
    }
}
