package dev.cubechat.xmpp;

import dev.cubechat.model.AppId;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Bind;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Sasl;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlFramer;
import dev.cubechat.wire.xmpp.XmlText;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** A chat server that does, over TLS, exactly what the test tells it, one connection at a time. */
final class ScriptedServer implements AutoCloseable {
    /** For a client that is to come back soon and often. */
    static final Reconnect QUICKLY =
            new Reconnect(10, Duration.ofMillis(20), Duration.ofMillis(100));

    /** How a server begins its side of a stream. */
    static final String HEADER =
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams'"
                    + " from='localhost' id='s1' version='1.0'>";

    private static final int PATIENCE_MILLIS = 15_000;
    private static final String FEATURES =
            "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                    + "<mechanism>PLAIN</mechanism></mechanisms></stream:features>";
    private static final String BIND_AND_SM =
            "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<sm xmlns='urn:xmpp:sm:3'/></stream:features>";
    private static final String BIND_ONLY =
            "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "</stream:features>";

    private final SSLServerSocket entrance;
    private final ServerKeys keys;

    /** Listens, and has these keys. */
    ScriptedServer(ServerKeys keys) throws IOException {
        this.keys = keys;
        entrance =
                (SSLServerSocket)
                        keys.tls()
                                .getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        entrance.setSoTimeout(PATIENCE_MILLIS);
    }

    /** From now on there are only these ways to agree on keys. */
    void agreeBy(String... groups) {
        SSLParameters parameters = entrance.getSSLParameters();
        parameters.setNamedGroups(groups);
        entrance.setSSLParameters(parameters);
    }

    int port() {
        return entrance.getLocalPort();
    }

    XmppSettings settings() {
        return settings(port());
    }

    /** For a client of user 101 that reaches the server through this port. */
    XmppSettings settings(int port) {
        return XmppSettings.of(new AppId(9999), new UserId(101), "localhost", "cube-scripted")
                .with(new Endpoint("localhost", port, keys.trust()));
    }

    /** The next connection. */
    Peer accept() throws IOException {
        Socket socket = entrance.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new Peer(socket);
    }

    /** Lets this device in, and is ready for it when this returns. */
    Peer welcome(Device device) throws Exception {
        CompletableFuture<Void> connecting = device.connecting();
        Peer peer = accept().logIn().beReady("sm-1");
        Device.await(connecting);
        return peer;
    }

    /** What user 102 says to user 101. */
    static String message(String id, String body) {
        return "<message id='"
                + id
                + "' type='chat' from='102-9999@localhost/x-phone' to='101-9999@localhost'><body>"
                + body
                + "</body></message>";
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private interface Answer {
        void to(Xml asked) throws IOException;
    }

    /** One connection, seen from the server. */
    static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final XmlFramer framer = new XmlFramer();
        private final byte[] chunk = new byte[4096];

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** Up to the bound resource, or up to the features where the client is to resume. */
        Peer logIn() throws Exception {
            return logIn(BIND_AND_SM);
        }

        Peer logInWithoutStreamManagement() throws Exception {
            return logIn(BIND_ONLY).bind();
        }

        private Peer logIn(String features) throws Exception {
            openStream(FEATURES);
            expect("auth");
            write(XmlText.write(Sasl.success(), ""));
            openStream(features);
            return this;
        }

        /** Refuses the password of this connection. */
        void refuseLogin() throws Exception {
            refuseLogin("not-authorized");
        }

        /** Does not let this connection in, for this condition of SASL. */
        void refuseLogin(String condition) throws Exception {
            openStream(FEATURES);
            expect("auth");
            write(XmlText.write(Sasl.failure(condition), ""));
        }

        /** Takes the password, and is gone. */
        void goAwayDuringLogin() throws Exception {
            openStream(FEATURES);
            expect("auth");
            close();
        }

        /** Offers stream management, and refuses it to who wants it. */
        void refuseManagement() throws Exception {
            bind();
            expect("enable");
            write(
                    "<failed xmlns='urn:xmpp:sm:3'><policy-violation"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        }

        Peer bind() throws Exception {
            Xml request = expect("iq");
            write(
                    XmlText.write(
                            Bind.result(request, "101-9999@localhost/cube-scripted"), Ns.CLIENT));
            return this;
        }

        /** Binds, enables stream management, and takes carbons, presence and ping. */
        Peer beReady(String smId) throws Exception {
            return enable(smId).takePresence();
        }

        /** The same without an answer to the ping: more of what waited may come. */
        Peer beAlmostReady(String smId) throws Exception {
            enable(smId).takePresenceUpToPing();
            return this;
        }

        private Peer enable(String smId) throws Exception {
            bind();
            expect("enable");
            write("<enabled xmlns='urn:xmpp:sm:3' id='" + smId + "' resume='true' max='60'/>");
            return this;
        }

        /** Takes carbons, presence and the ping after it, answering both requests. */
        Peer takePresence() throws Exception {
            answer(takePresenceUpToPing());
            return this;
        }

        private Xml takePresenceUpToPing() throws Exception {
            answer(expect("iq"));
            expect("presence");
            return expect("iq");
        }

        /**
         * Takes up a stream that was cut when no more was sent on it than it begins with.
         *
         * @return how the client asked for it
         */
        Xml resume(String smId) throws Exception {
            Xml asked = expect("resume");
            write("<resumed xmlns='urn:xmpp:sm:3' previd='" + smId + "' h='3'/>");
            return asked;
        }

        /** Knows nothing of the stream that the client would take up again. */
        void resumeNothing() throws Exception {
            expect("resume");
            write(
                    "<failed xmlns='urn:xmpp:sm:3'><item-not-found"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        }

        void answer(Xml iq) throws IOException {
            write("<iq type='result' id='" + iq.attr("id").orElseThrow() + "'/>");
        }

        /** From now on the peer only says, each time it is asked, that it has so many stanzas. */
        void acknowledge(int handled) {
            answerEach("r", asked -> write("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>"));
        }

        /** From now on the peer only answers requests. */
        void answerRequests() {
            answerEach("iq", this::answer);
        }

        private void answerEach(String name, Answer answer) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    for (Xml next = read();
                                            next.name().equals(name);
                                            next = read()) {
                                        answer.to(next);
                                    }
                                } catch (IOException | MalformedXml closed) {
                                    return;
                                }
                            });
        }

        /** The next element, whose name must be this. */
        Xml expect(String name) throws Exception {
            Xml element = read();
            if (!element.name().equals(name)) {
                throw new AssertionError("not <" + name + "> came but " + element);
            }
            return element;
        }

        Xml read() throws IOException, MalformedXml {
            while (true) {
                Optional<XmlFramer.Piece> piece = framer.next();
                if (piece.isPresent()) {
                    return switch (piece.get()) {
                        case XmlFramer.Piece.Opened opened -> opened.header();
                        case XmlFramer.Piece.Element element ->
                                XmlText.parse(element.text(), Ns.CLIENT);
                        case XmlFramer.Piece.TooLarge large ->
                                throw new AssertionError("too large: " + large);
                        case XmlFramer.Piece.Closed closed -> Xml.of("closed", "");
                    };
                }
                int count = socket.getInputStream().read(chunk);
                if (count < 0) {
                    return Xml.of("cut", "");
                }
                framer.feed(chunk, 0, count);
            }
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void openStream(String features) throws Exception {
            expect("stream");
            write(HEADER + features);
        }
    }
}
