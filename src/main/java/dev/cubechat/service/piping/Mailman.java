package dev.cubechat.service.piping;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Progress;
import dev.cubechat.pipe.Courier;
import dev.cubechat.pipe.Letter;
import dev.cubechat.service.call.Nap;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.file.Attaching;
import dev.cubechat.service.file.Enclosing;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.follow.Place;
import dev.cubechat.service.line.ConnectionMaker;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlChars;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Carries the messages of a pipe over one chat connection, which comes back when it is lost. Its
 * resource is the same in every run with the same journal: the stream of a run that was killed ends
 * when the next one logs in (protocol page xmpp.md, section 2), so nothing of it can arrive later.
 */
public final class Mailman implements Courier {
    private static final Reconnect PATIENTLY =
            new Reconnect(0, Duration.ofMillis(500), Duration.ofSeconds(10));
    private static final int FIRST_TRIES = 5;

    /** For a minute: so long a server may keep the session of a run that was killed. */
    private static final int TRIES_WHILE_TAKEN = 8;

    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Posts posts;
    private final Enclosing enclosing;
    private final MessageFinder finder;
    private final Stanzas stanzas;
    private final XmppConnection connection;
    private volatile boolean ready;
    private volatile Runnable changed = () -> {};
    private long stream;

    /**
     * @param resource the name of this device; null for a fresh one
     */
    public Mailman(
            Posts posts,
            Enclosing enclosing,
            MessageFinder finder,
            Stanzas stanzas,
            ConnectionMaker maker,
            @Nullable String resource) {
        this.posts = posts;
        this.enclosing = enclosing;
        this.finder = finder;
        this.stanzas = stanzas;
        this.connection = maker.make(this::heard, resource, false, s -> s.with(PATIENTLY).quiet());
    }

    @Override
    public void connect(Runnable listener) {
        changed = listener;
        for (int attempt = 1; ; attempt++) {
            try {
                connection.connect();
                return;
            } catch (Failure failure) {
                if (attempt >= tries(failure)) {
                    throw failure;
                }
                Nap.take(Duration.ofMillis(250L << attempt), "Stopped while connecting.");
            }
        }
    }

    /** How often in all to try, where this is what the last attempt failed with. */
    private static int tries(Failure failure) {
        if (XmppConnection.isTaken(failure)) {
            return TRIES_WHILE_TAKEN;
        }
        return failure.kind() == FailureKind.UNREACHABLE ? FIRST_TRIES : 1;
    }

    @Override
    public MessageId nextId() {
        return stanzas.nextId();
    }

    @Override
    public String carried(String text) {
        return XmlChars.allowedOf(text);
    }

    @Override
    public Place place(DialogTarget to) {
        return posts.of(to);
    }

    @Override
    public Draft finish(Letter letter, MessageId id) {
        Draft draft = letter.draft(id);
        if (letter.enclosures().isEmpty()) {
            return draft;
        }
        List<Attaching> files =
                letter.enclosures().stream()
                        .map(each -> new Attaching(each.source(), each.type()))
                        .toList();
        return enclosing
                .attaching(
                        files,
                        enclosed ->
                                Operation.ofRequests(
                                        Json.Obj.EMPTY, List.of(), () -> with(draft, enclosed)),
                        name -> Progress.NONE)
                .run();
    }

    @Override
    public void send(Place place, Draft draft, Consumer<@Nullable Failure> told) {
        Post post = (Post) place;
        Xml stanza = stanzas.writer().content(post.to(), post.dialog(), draft);
        CompletableFuture<Void> unused =
                connection
                        .send(stanza, stream)
                        .whenComplete(
                                (done, lost) -> told.accept(lost == null ? null : failure(lost)));
    }

    @Override
    public void flush() {
        connection.flush();
    }

    @Override
    public Set<MessageId> recall() {
        return connection.recall(stream).stream().map(MessageId::new).collect(Collectors.toSet());
    }

    @Override
    public boolean isGone() {
        return stream != connection.stream();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public Duration settling() {
        return SETTLING;
    }

    @Override
    public Optional<Failure> ended() {
        return connection.ended().isCompletedExceptionally()
                ? Optional.of(failure(connection.ended().exceptionNow()))
                : Optional.empty();
    }

    @Override
    public void renew() {
        stream = connection.stream();
    }

    @Override
    public Set<MessageId> kept(Place place, List<MessageId> ids) {
        Optional<DialogId> dialog = posts.dialogOf((Post) place);
        return dialog.isPresent() ? finder.kept(dialog.get(), ids) : Set.of();
    }

    @Override
    public void close() {
        connection.close();
    }

    private void heard(ChatEvent event) {
        if (event instanceof ChatEvent.State state) {
            ready = state.state().isUp();
            changed.run();
        }
    }

    private static Draft with(Draft draft, List<Attachment> enclosed) {
        List<Attachment> all = new ArrayList<>(enclosed);
        all.addAll(draft.attachments());
        return draft.withAttachments(all);
    }

    private static Failure failure(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof Failure failure) {
            return failure;
        }
        throw new IllegalStateException(cause);
    }
}
