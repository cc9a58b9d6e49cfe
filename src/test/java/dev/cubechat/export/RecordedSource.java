package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A history in memory, which others write to, and which may break off. */
final class RecordedSource implements Source {
    static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");

    private final TreeSet<Message> stored =
            new TreeSet<>(Comparator.comparingLong(Message::dateSent).thenComparing(Message::id));
    private long patience = Long.MAX_VALUE;
    private Runnable meanwhile = () -> {};

    /** The line goes down after so many messages. */
    void breakAfter(long messages) {
        patience = messages;
    }

    /** What somebody else does while the next message is read. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    void store(Message message) {
        stored.removeIf(old -> old.id().equals(message.id()));
        stored.add(message);
    }

    void delete(MessageId id) {
        stored.removeIf(old -> old.id().equals(id));
    }

    Message any(int number) {
        return stored.stream().skip(number % stored.size()).findFirst().orElseThrow();
    }

    static Message message(long number, long second, String body, long changed) {
        return new Message(
                new MessageId(String.format("%024x", number)),
                DIALOG,
                new UserId(101),
                null,
                body,
                second,
                Instant.ofEpochSecond(second),
                Instant.ofEpochSecond(changed),
                null,
                List.of(),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }

    @Override
    public Stream<Message> messages(Scope scope) {
        return new TreeSet<>(stored).stream().filter(each -> fits(each, scope)).peek(this::use);
    }

    @Override
    public long count(Scope scope) {
        return stored.stream().filter(each -> fits(each, scope)).count();
    }

    @Override
    public OptionalLong newest(Scope scope) {
        return stored.stream().filter(each -> fits(each, scope)).mapToLong(Message::dateSent).max();
    }

    private void use(Message message) {
        Runnable work = meanwhile;
        meanwhile = () -> {};
        work.run();
        if (patience-- <= 0) {
            throw new Failure(FailureKind.UNREACHABLE, "The line is down.");
        }
    }

    private static boolean fits(Message message, Scope scope) {
        Instant since = scope.since();
        Instant until = scope.until();
        return (since == null || message.dateSent() > since.getEpochSecond())
                && (until == null || message.dateSent() < until.getEpochSecond())
                && scope.filters().stream().allMatch(filter -> fits(message, filter));
    }

    private static boolean fits(Message message, Filter filter) {
        return filter.equals(
                        Filter.of("updated_at", Filter.Operator.GTE, filter.values().getFirst()))
                && message.updatedAt().getEpochSecond()
                        >= Long.parseLong(filter.values().getFirst());
    }
}
