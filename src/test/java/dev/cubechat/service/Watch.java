package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Someone who listens on a thread of their own, and what they heard so far. */
final class Watch implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<ChatEvent> heard = new ArrayList<>();
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final Thread thread;

    Watch(Services services, ListenRequest request) {
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("watch")
                        .start(
                                () -> {
                                    try {
                                        end.complete(services.stream().follow(request, this::hear));
                                    } catch (RuntimeException failure) {
                                        end.completeExceptionally(failure);
                                    }
                                });
    }

    /** Listens to everything, and is ready. */
    static Watch ready(Services services) {
        return ready(services, ListenRequest.EVERYTHING);
    }

    static Watch ready(Services services, ListenRequest request) {
        Watch watch = new Watch(services, request);
        watch.await(Watch::isReady);
        return watch;
    }

    static boolean isReady(ChatEvent event) {
        return event instanceof ChatEvent.State state && state.state() == ConnectionState.READY;
    }

    private synchronized void hear(Stamped stamped) {
        heard.add(stamped.event());
        notifyAll();
    }

    synchronized List<ChatEvent> heard() {
        return List.copyOf(heard);
    }

    synchronized <T extends ChatEvent> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The bodies of the messages that arrived. */
    List<String> texts() {
        return heard(ChatEvent.Arrived.class).stream().map(e -> e.message().body()).toList();
    }

    List<String> states() {
        return heard(ChatEvent.State.class).stream().map(e -> e.state().word()).toList();
    }

    /** The first event that fits, now or within the limit. */
    ChatEvent await(Predicate<ChatEvent> wanted) {
        awaitAll(all -> all.stream().anyMatch(wanted));
        return heard().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until all that was heard fits, now or within the limit. */
    synchronized void awaitAll(Predicate<List<ChatEvent>> wanted) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!wanted.test(heard)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not heard; heard only " + heard + ", end " + end);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    <T extends ChatEvent> T await(Class<T> kind) {
        return kind.cast(await(kind::isInstance));
    }

    ChatEvent.Arrived awaitText(String body) {
        return (ChatEvent.Arrived)
                await(e -> e instanceof ChatEvent.Arrived a && body.equals(a.message().body()));
    }

    /** How it ended: the count, or what it threw. */
    long end() throws InterruptedException {
        try {
            return end.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(failed.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("it goes on; heard " + heard(), late);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LIMIT.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
