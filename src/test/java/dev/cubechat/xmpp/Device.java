package dev.cubechat.xmpp;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.MessageStanza;

import java.time.Clock;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One device of one person in a test: a connection, what it heard, and words to say. */
final class Device implements AutoCloseable {
    /** Passwords in a fixed order; the last is given again and again. */
    record Passwords(Secret password, Secret renewed) implements PasswordSource {
        static Passwords always(String password) {
            return new Passwords(new Secret(password), new Secret(password));
        }
    }

    static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f60102aa01");
    private static final ObjectIds IDS = new ObjectIds(Clock.systemUTC(), new Random(7));
    private static final long PATIENCE_SECONDS = 20;

    private final Heard heard = new Heard();
    private final Queue<String> trace = new ConcurrentLinkedQueue<>();
    private final MessageStanza stanzas;
    private final Addresses addresses;
    private final XmppConnection connection;

    Device(XmppSettings settings, PasswordSource passwords) {
        this.addresses = new Addresses(settings.appId(), settings.chatHost());
        this.stanzas = new MessageStanza(addresses);
        this.connection =
                new XmppConnection(settings.withTrace(trace::add), passwords, heard, new Random(1));
    }

    /** Not connected yet, with the password that the test servers know. */
    static Device offline(XmppSettings settings) {
        return new Device(settings, Passwords.always("pw-" + settings.userId()));
    }

    /** The same, connected and ready. */
    static Device online(XmppSettings settings) throws InterruptedException {
        Device device = offline(settings);
        device.connection().connect();
        device.heard().awaitState(ConnectionState.READY);
        return device;
    }

    XmppConnection connection() {
        return connection;
    }

    /** Begins to connect; done when that has worked. */
    CompletableFuture<Void> connecting() {
        return CompletableFuture.runAsync(connection::connect);
    }

    Heard heard() {
        return heard;
    }

    Addresses addresses() {
        return addresses;
    }

    MessageStanza stanzas() {
        return stanzas;
    }

    String trace() {
        return String.join("\n", trace);
    }

    CompletableFuture<Void> say(UserId to, String text) {
        return say(to, IDS.nextMessageId(), text);
    }

    /** On this stream and on no other. */
    CompletableFuture<Void> say(UserId to, String text, long stream) {
        Draft draft = Draft.text(IDS.nextMessageId(), text);
        CompletableFuture<Void> sent =
                connection.send(stanzas.content(new Address.ToUser(to), DIALOG, draft), stream);
        connection.flush();
        return sent;
    }

    CompletableFuture<Void> say(UserId to, MessageId id, String text) {
        return connection.send(
                stanzas.content(new Address.ToUser(to), DIALOG, Draft.text(id, text)));
    }

    /** Waits for what was sent, and throws what kept it from being sent. */
    static void await(CompletableFuture<?> sent) throws Exception {
        sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for what is to fail, and tells why it did. */
    static Failure failure(CompletableFuture<?> failing) throws Exception {
        try {
            failing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return (Failure) failed.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    @Override
    public void close() {
        connection.close();
    }
}
