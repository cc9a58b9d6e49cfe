package dev.cubechat.rest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Page;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.MessageCalls;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A scripted server, and clients whose clock stands still and who only note when they would wait.
 */
final class RestWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    static final MessageId MESSAGE = MessageId.ofHex("65f0a1c2c3d4e5f601020305");

    /** What answers {@link #list()} where there is no dialog. */
    static final String EMPTY_LIST = "{\"total_entries\":0,\"skip\":0,\"limit\":100,\"items\":[]}";

    /** What a session that has ended is told, with the status 401. */
    static final String EXPIRED = "{\"errors\":{\"base\":[\"Required session does not exist\"]}}";

    private final ScriptedServer server;
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    RestWorld() {
        try {
            server = ScriptedServer.plain();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    ScriptedServer server() {
        return server;
    }

    /** How long the clients would have waited each time. */
    List<Duration> pauses() {
        return pauses;
    }

    List<String> trace() {
        return trace;
    }

    /** By a client of its own that asks up to four times. */
    <T> T send(Call<T> call, Keeper keeper) {
        try (RestClient client = client(4)) {
            return client.send(call, keeper);
        }
    }

    RawReply send(RawRequest request, Keeper keeper) {
        try (RestClient client = client(4)) {
            return client.raw(request, keeper);
        }
    }

    /** To somewhere else, by a client that asks so many times. */
    <T> T send(URI url, int attempts, Call<T> call) {
        try (RestClient client = client(url, attempts)) {
            return client.send(call, new Keeper("t"));
        }
    }

    RestClient client(int attempts) {
        return client(server.url(), attempts);
    }

    RestClient client(URI url, int attempts) {
        return client(url, attempts, pauses::add);
    }

    /** One that asks up to four times and waits in this way. */
    RestClient client(Pause pause) {
        return client(server.url(), 4, pause);
    }

    private RestClient client(URI url, int attempts, Pause pause) {
        RestSettings settings =
                new RestSettings(
                        url,
                        Trust.usual(),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(900),
                        attempts,
                        "JavaCLI 0.1.0",
                        trace::add);
        return new RestClient(settings, InstantSource.fixed(NOW), new Random(1), pause);
    }

    /** A call that can be repeated without harm. */
    static Call<Page<Dialog>> list() {
        return DialogCalls.list(new DialogQuery(List.of(), 10, 0));
    }

    /** A call that must not be done twice. */
    static Call<Message> message() {
        return MessageCalls.create(DIALOG, Draft.text(MESSAGE, "hi"));
    }

    /** What answers {@link #message()}. */
    static String messageReply() {
        return "{\"_id\":\"" + MESSAGE + "\",\"sender_id\":101,\"date_sent\":1772361000}";
    }

    /** What this fails with. */
    static Failure failure(ThrowingCallable action) {
        return catchThrowableOfType(Failure.class, action);
    }

    @Override
    public void close() {
        server.close();
    }
}
