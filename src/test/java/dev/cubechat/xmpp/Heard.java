package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A listener that remembers what it was told, and lets tests wait for it. */
final class Heard implements Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ChatEvent> events = new ArrayList<>();
    private final List<Xml> stanzas = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private int unreadable;

    @Override
    public synchronized void event(ChatEvent event) {
        events.add(event);
        threads.add(Thread.currentThread().getName());
        notifyAll();
    }

    @Override
    public synchronized void stanza(Xml stanza) {
        stanzas.add(stanza);
        notifyAll();
    }

    @Override
    public synchronized void unreadable() {
        unreadable++;
        notifyAll();
    }

    /** How often something came that cannot be read. */
    synchronized int unreadables() {
        return unreadable;
    }

    synchronized List<ChatEvent> events() {
        return List.copyOf(events);
    }

    synchronized <E extends ChatEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    synchronized List<String> threads() {
        return threads.stream().distinct().toList();
    }

    synchronized List<Xml> stanzas() {
        return List.copyOf(stanzas);
    }

    List<ConnectionState> states() {
        return all(ChatEvent.State.class).stream().map(ChatEvent.State::state).toList();
    }

    /** Texts of the messages that came, in order. */
    List<String> bodies() {
        return all(ChatEvent.Arrived.class).stream().map(e -> e.message().body()).toList();
    }

    void awaitState(ConnectionState state) throws InterruptedException {
        await("state " + state, heard -> heard.states().contains(state));
    }

    /** Waits until this is the state and not only was it once. */
    void awaitLastState(ConnectionState state) throws InterruptedException {
        await("last state " + state, heard -> heard.states().getLast() == state);
    }

    void awaitBody(String body) throws InterruptedException {
        await("message " + body, heard -> heard.bodies().contains(body));
    }

    synchronized void await(String what, Predicate<Heard> condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(this)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("no " + what + " came, only " + events + stanzas);
            }
            wait(left);
        }
    }
}
