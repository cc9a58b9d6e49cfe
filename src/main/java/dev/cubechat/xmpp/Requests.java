package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The IQ requests of ours that the server has not answered yet. Safe for threads. */
final class Requests {
    private final Map<String, CompletableFuture<Xml>> open = new ConcurrentHashMap<>();
    private final AtomicLong newest = new AtomicLong();
    private final String prefix;

    /** None yet. Ids begin with something random, so that nobody else can forge an answer. */
    Requests(RandomGenerator random) {
        this.prefix = HexFormat.of().toHexDigits(random.nextLong()) + '-';
    }

    /** An id that no other request has. */
    String nextId() {
        return prefix + newest.incrementAndGet();
    }

    /** A ping of the server; its answer is a result or an error, and either proves life. */
    static Xml ping(String id, String domain) {
        return Xml.of("iq", Ns.CLIENT)
                .attr("type", "get")
                .attr("id", id)
                .attr("to", domain)
                .child(Xml.of("ping", Ns.PING));
    }

    /** Completes with the answer to this id, an error too; fails where the stream ends first. */
    CompletableFuture<Xml> expect(String id) {
        CompletableFuture<Xml> answer = new CompletableFuture<>();
        open.put(id, answer);
        return answer;
    }

    /** Hands the answer to this id on, from the thread that reads it; nothing if none comes. */
    void expect(String id, Consumer<Xml> onAnswer) {
        CompletableFuture<Void> unused = expect(id).thenAccept(onAnswer);
    }

    void forget(String id) {
        open.remove(id);
    }

    /** Takes an answer; false where nobody here waits for it. */
    boolean answered(Xml iq) {
        CompletableFuture<Xml> waiting = iq.attr("id").map(open::remove).orElse(null);
        return waiting != null && waiting.complete(iq);
    }

    /** The stream is gone, and the answers with it. */
    void renew(Failure why) {
        for (String id : List.copyOf(open.keySet())) {
            CompletableFuture<Xml> waiting = open.remove(id);
            if (waiting != null) {
                waiting.completeExceptionally(why);
            }
        }
    }
}
