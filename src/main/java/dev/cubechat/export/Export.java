package dev.cubechat.export;

import dev.cubechat.disk.Turn;
import dev.cubechat.export.Exported.Outcome;
import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One export, from wherever the last try left it.
 *
 * <p>Its range is settled before the first message is read, and ends with a second that is over, so
 * that what is written meanwhile changes nothing. Each message is in the file as it was when it was
 * read. A file that is whole is brought up to date as a next edition, which takes its place at
 * once: with what was changed since ({@code updated_at}) and what came. The service tells of no
 * deletions; where it has fewer messages than the file, all are read again.
 */
final class Export {
    /** By how much our clock may be ahead of the service's. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Source source;
    private final Function<Message, Json.Obj> fields;
    private final InstantSource clock;
    private final Progress progress;

    Export(
            Source source,
            Function<Message, Json.Obj> fields,
            InstantSource clock,
            Progress progress) {
        this.source = source;
        this.fields = fields;
        this.clock = clock;
        this.progress = progress;
    }

    Exported run(Plan asked, Pair pair, Asked.How how) {
        if (Files.exists(pair.file()) && !Files.isRegularFile(pair.file())) {
            throw Trouble.noFile(pair.file());
        }
        try (@Nullable Turn mine = turn(pair, how)) {
            if (mine != null) {
                pair.settle();
            }
            Exported done = written(asked, pair, how);
            return how.verify()
                    ? done.with(new Recount(source).of(scopeOf(done, asked), pair.journal()))
                    : done;
        } catch (IOException trouble) {
            throw Trouble.of("write", pair.file(), trouble);
        }
    }

    /** Null where nobody can take a turn, and the file is only to be looked at. */
    private static @Nullable Turn turn(Pair pair, Asked.How how) throws IOException {
        try {
            return pair.turn();
        } catch (IOException unwritable) {
            if (how.verify() && !how.resume() && Files.exists(pair.file())) {
                return null;
            }
            throw unwritable;
        }
    }

    private Exported written(Plan asked, Pair pair, Asked.How how) throws IOException {
        Path file = pair.file();
        if (!Files.exists(file)) {
            return begin(asked, pair);
        }
        Optional<Journal.Told> told =
                Files.exists(pair.journal())
                        ? Journal.read(pair.journal(), Files.size(file))
                        : Optional.empty();
        boolean looking = how.verify() && told.filter(Journal.Told::complete).isPresent();
        if (!how.resume() && !looking) {
            throw Trouble.there(file);
        }
        if (told.isEmpty() && Files.size(file) == 0) {
            pair.delete();
            return begin(asked, pair);
        }
        Journal.Told known = told.orElseThrow(() -> Trouble.unknown(file, pair.journal()));
        if (!known.plan().fits(asked)) {
            throw Trouble.other(file);
        }
        Checkpoint last = known.last();
        if (last == null) {
            pair.delete();
            return write(known.plan(), pair);
        }
        if (!last.complete()) {
            return goOn(known, last, pair);
        }
        if (!Paper.matches(file, last)) {
            throw Trouble.changed(file);
        }
        return how.resume()
                ? update(known.plan(), last, pair)
                : exported(known.plan(), pair, last, Outcome.CHECKED);
    }

    private Exported begin(Plan asked, Pair pair) throws IOException {
        return write(asked.until(end(asked.scope()), asked.asOf()), pair);
    }

    private Exported write(Plan plan, Pair pair) throws IOException {
        try (Writing writing = Writing.begin(pair, plan, fields)) {
            addAll(writing, plan.scope(), null, total(plan.scope()));
            return exported(plan, pair, writing.end(), Outcome.WRITTEN);
        }
    }

    private Exported goOn(Journal.Told told, Checkpoint last, Pair pair) throws IOException {
        Plan plan = told.plan();
        Row place = told.place();
        Scope rest = place == null ? plan.scope() : plan.scope().from(place.second());
        try (Writing writing = Writing.goOn(pair, plan, last, told.length(), fields)) {
            addAll(writing, rest, place, total(plan.scope()));
            return exported(plan, pair, writing.end(), Outcome.RESUMED);
        }
    }

    /** Makes the next edition of a whole file, and puts it in its place where it differs. */
    private Exported update(Plan plan, Checkpoint last, Pair pair) throws IOException {
        Instant begun = clock.instant();
        Instant end = settled(plan.scope());
        Plan now =
                plan.open()
                        ? plan.until(later(end, end(plan.scope().before(null))), begun)
                        : plan.until(end, begun);
        Checkpoint whole = nextEdition(plan, now, pair);
        boolean same = whole.sha256().equals(last.sha256());
        pair.takeNext();
        return exported(now, pair, whole, same ? Outcome.UNCHANGED : Outcome.UPDATED);
    }

    private Checkpoint nextEdition(Plan plan, Plan now, Pair pair) throws IOException {
        Pair next = pair.next();
        long total = total(now.scope());
        try (Writing writing = Writing.begin(next, now, fields)) {
            merge(plan, pair, writing);
            if (writing.count() == source.count(plan.scope())) {
                Instant old = settled(plan.scope());
                addAll(writing, now.scope().from(old.getEpochSecond()), null, total);
                return writing.end();
            }
        }
        next.delete();
        try (Writing writing = Writing.begin(next, now, fields)) {
            addAll(writing, now.scope(), null, total);
            return writing.end();
        }
    }

    /** Copies the file, with what was changed since it was read in its place. */
    private void merge(Plan plan, Pair pair, Writing writing) throws IOException {
        Filter since =
                Filter.of(
                        "updated_at",
                        Filter.Operator.GTE,
                        plan.asOf().minus(CLOCKS).getEpochSecond());
        try (Edition old = new Edition(pair, plan);
                Stream<Message> changes = source.messages(plan.scope().where(since))) {
            Iterator<Message> each = changes.iterator();
            @Nullable Message changed = next(each);
            while (old.hasNext()) {
                Row row = old.next();
                byte[] text = old.text(row);
                while (changed != null && Row.of(changed, 0).compareTo(row) < 0) {
                    writing.add(changed);
                    changed = next(each);
                }
                if (changed != null && Row.of(changed, 0).compareTo(row) == 0) {
                    writing.add(changed);
                    changed = next(each);
                } else {
                    writing.add(row, text);
                }
            }
            for (; changed != null; changed = next(each)) {
                writing.add(changed);
            }
        }
    }

    private static @Nullable Message next(Iterator<Message> each) {
        return each.hasNext() ? each.next() : null;
    }

    /**
     * Adds what fits and stands behind a place.
     *
     * @param place null for everything
     */
    private void addAll(Writing writing, Scope scope, @Nullable Row place, long total)
            throws IOException {
        try (Stream<Message> messages = source.messages(scope)) {
            Iterator<Message> each = messages.iterator();
            while (each.hasNext()) {
                Message message = each.next();
                if (place == null || Row.of(message, 0).compareTo(place) > 0) {
                    writing.add(message);
                    tell(writing.count(), total);
                }
            }
        }
        tell(total, total);
    }

    /** How many there are to tell of; nobody counts where nobody hears. */
    private long total(Scope scope) {
        return progress == Progress.NONE ? 0 : source.count(scope);
    }

    private void tell(long done, long total) {
        if (total > 0) {
            progress.at(Math.min(done, total), total);
        }
    }

    /** The end of a range that has none: behind the newest message, once its second is over. */
    private Instant end(Scope scope) {
        Instant until = scope.until();
        if (until != null && !until.isAfter(clock.instant())) {
            return until;
        }
        if (until != null) {
            throw new Failure(FailureKind.USAGE, "An export cannot end in the future.")
                    .withHint("Leave out --until; a later --resume adds what came.");
        }
        OptionalLong newest = source.newest(scope);
        if (newest.isEmpty()) {
            return Instant.ofEpochSecond(clock.instant().getEpochSecond());
        }
        Instant end = Instant.ofEpochSecond(newest.getAsLong() + 1);
        awaitOver(end);
        return end;
    }

    /**
     * Others may still write in the present second. A message from the future is not waited for.
     */
    private void awaitOver(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isPositive() && left.compareTo(Duration.ofSeconds(2)) < 0) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException stopped) {
                throw Failure.interrupted("Interrupted.", stopped);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The end of a range that was settled. */
    private static Instant settled(Scope scope) {
        return Optional.ofNullable(scope.until()).orElseThrow();
    }

    private static Scope scopeOf(Exported done, Plan asked) {
        return new Scope(done.dialog(), asked.scope().filters(), done.since(), done.until());
    }

    private static Exported exported(Plan plan, Pair pair, Checkpoint end, Outcome outcome) {
        return new Exported(
                plan.scope().dialog(),
                pair.file(),
                outcome,
                end.count(),
                end.bytes(),
                end.sha256(),
                plan.scope().since(),
                plan.scope().until(),
                List.of());
    }
}
