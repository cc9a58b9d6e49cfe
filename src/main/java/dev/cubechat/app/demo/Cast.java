package dev.cubechat.app.demo;

import dev.cubechat.model.Message;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.MessageStanza;
import dev.cubechat.xmpp.Endpoint;
import dev.cubechat.xmpp.PasswordSource;
import dev.cubechat.xmpp.XmppConnection;
import dev.cubechat.xmpp.XmppSettings;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;

/** The people whom one meets in the demo, each connected as anybody would be. */
final class Cast implements AutoCloseable {
    private final Ready ready;
    private final UserId hero;
    private final SecureRandom random;
    private final ObjectIds ids;
    private final MessageStanza stanzas;
    private final Map<UserId, XmppConnection> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("cast").factory());

    /**
     * @param hero whom they all answer
     */
    Cast(Ready ready, UserId hero, InstantSource clock, SecureRandom random) {
        this.ready = ready;
        this.hero = hero;
        this.random = random;
        this.ids = new ObjectIds(clock, random);
        this.stanzas = new MessageStanza(new Addresses(ready.appId(), ready.chatHost()));
    }

    /**
     * Lets someone come online.
     *
     * @param react how they set an emoji under a message
     */
    void enter(
            UserId who,
            Secret password,
            Tempo tempo,
            Part part,
            BiConsumer<Message, String> react) {
        Actor actor =
                new Actor(
                        hero,
                        part,
                        tempo,
                        stanzas,
                        ids,
                        scheduler,
                        stanza -> {
                            XmppConnection mine = connections.get(who);
                            if (mine != null) {
                                // What was not sent is missed by the one who watches.
                                var unused = mine.send(stanza);
                            }
                        },
                        react);
        XmppConnection connection =
                new XmppConnection(settings(who), new Known(password), actor, random);
        connections.put(who, connection);
        connection.connect();
    }

    private XmppSettings settings(UserId who) {
        Endpoint endpoint =
                new Endpoint(ready.chatHost(), ready.xmppPort(), Trust.in(ready.caFile()));
        return XmppSettings.of(ready.appId(), who, ready.chatHost(), "cubechat-demo-" + who)
                .with(endpoint);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        connections.values().forEach(XmppConnection::close);
    }

    /** A password that does not change. */
    private record Known(Secret password) implements PasswordSource {
        @Override
        public Secret renewed() {
            return password;
        }
    }
}
