package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.live.LiveChat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A person in a live chat, and what they heard so far. */
final class LiveWatch implements LiveChat.Follower, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<ChatEvent> heard = new ArrayList<>();
    private final List<Instant> attempts = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<ConnectionState, Runnable> acts = new EnumMap<>(ConnectionState.class);
    private final LiveChat chat;

    private LiveWatch(Services services, ListenRequest request) {
        this.chat = services.live(request, this);
    }

    /** In the chat, and ready. */
    static LiveWatch ready(Services services) {
        return ready(services, ListenRequest.EVERYTHING);
    }

    static LiveWatch ready(Services services, ListenRequest request) {
        LiveWatch watch = connecting(services, request);
        watch.awaitState(ConnectionState.READY, 1);
        return watch;
    }

    /** On the way into the chat. */
    static LiveWatch connecting(Services services, ListenRequest request) {
        LiveWatch watch = new LiveWatch(services, request);
        watch.chat.connect();
        return watch;
    }

    LiveChat chat() {
        return chat;
    }

    /** Does this at once, once, when the state is told. */
    synchronized void onState(ConnectionState state, Runnable act) {
        acts.put(state, act);
    }

    @Override
    public synchronized void heard(Stamped stamped) {
        heard.add(stamped.event());
        notifyAll();
        if (stamped.event() instanceof ChatEvent.State told) {
            Runnable act = acts.remove(told.state());
            if (act != null) {
                act.run();
            }
        }
    }

    @Override
    public synchronized void nextAttempt(Instant at) {
        attempts.add(at);
        notifyAll();
    }

    @Override
    public synchronized void over(Failure why) {
        failures.add(why);
        notifyAll();
    }

    synchronized List<ChatEvent> heard() {
        return List.copyOf(heard);
    }

    synchronized List<Instant> attempts() {
        return List.copyOf(attempts);
    }

    synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    List<String> texts() {
        return heard().stream()
                .filter(ChatEvent.Arrived.class::isInstance)
                .map(event -> ((ChatEvent.Arrived) event).message().body())
                .toList();
    }

    List<String> states() {
        return heard().stream()
                .filter(ChatEvent.State.class::isInstance)
                .map(event -> ((ChatEvent.State) event).state().word())
                .toList();
    }

    <T extends ChatEvent> List<T> heard(Class<T> kind) {
        return heard().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends ChatEvent> T await(Class<T> kind) {
        await(kind.getSimpleName(), events -> events.stream().anyMatch(kind::isInstance));
        return heard(kind).getFirst();
    }

    void awaitText(String body) {
        await(body, events -> texts().contains(body));
    }

    /** Waits until this state has been told so many times. */
    void awaitState(ConnectionState state, int times) {
        await(
                state.word(),
                events -> states().stream().filter(state.word()::equals).count() >= times);
    }

    synchronized Failure awaitFailure() {
        waitFor("failure", () -> !failures.isEmpty());
        return failures.getFirst();
    }

    synchronized void awaitAttempt() {
        waitFor("attempt", () -> !attempts.isEmpty());
    }

    synchronized void await(String what, Predicate<List<ChatEvent>> wanted) {
        waitFor(what, () -> wanted.test(heard));
    }

    private synchronized void waitFor(String what, BooleanSupplier wanted) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!wanted.getAsBoolean()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no " + what + " among " + heard + failures);
            }
            try {
                wait(left);
            } catch (InterruptedException stop) {
                throw new AssertionError("interrupted", stop);
            }
        }
    }

    @Override
    public void close() {
        chat.close();
    }
}
