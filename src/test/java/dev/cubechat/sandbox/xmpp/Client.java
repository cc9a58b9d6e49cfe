package dev.cubechat.sandbox.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLSocket;

/**
 * A client that knows no XMPP: a play tells it what to say and what it must hear. It shares no code
 * with the server.
 */
final class Client implements AutoCloseable {
    private static final int PATIENCE_MS = 5_000;
    private static final Pattern ELEMENT_NAME = Pattern.compile("<([\\w:.-]+)");
    private final SSLSocket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final boolean webSocket;
    private final Reader reader;
    private StringBuilder unread = new StringBuilder();

    /** What it heard and no play has asked for yet. */
    final List<String> heard = new ArrayList<>();

    private Client(SSLSocket socket, boolean webSocket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.reader = new InputStreamReader(in, UTF_8);
        this.out = socket.getOutputStream();
        this.webSocket = webSocket;
    }

    static Client tcp(int port) throws IOException {
        return new Client(connected(port), false);
    }

    static Client webSocket(int port) throws IOException {
        Client client = new Client(connected(port), true);
        client.write(
                String.join(
                        "\r\n",
                        "GET /any HTTP/1.1",
                        "Host: localhost",
                        "Upgrade: websocket",
                        "Connection: keep-alive, Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: xmpp",
                        "",
                        ""));
        return client;
    }

    private static SSLSocket connected(int port) throws IOException {
        SSLSocket socket = (SSLSocket) TestTls.CONTEXT.getSocketFactory().createSocket();
        // Little room, so that one who does not read is soon noticed.
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MS);
        socket.startHandshake();
        return socket;
    }

    /** Sends the bytes of this text as they are. */
    void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /** Says one or more elements; over WebSocket exactly one. */
    Client says(String xml) throws IOException {
        if (webSocket) {
            frame(0x81, xml.getBytes(UTF_8));
        } else {
            write(xml);
        }
        return this;
    }

    /** Sends one masked WebSocket frame. */
    void frame(int firstByte, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            frame.write(new byte[4]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                frame.write(payload.length >> shift);
            }
        }
        byte[] mask = {1, 2, 3, 4};
        frame.write(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }

    /** The next thing heard that begins like this; what comes before it is kept in heard. */
    String hears(String beginning) throws Exception {
        while (true) {
            String next = next();
            if (next.startsWith(beginning)) {
                return next;
            }
            heard.add(next);
        }
    }

    /** The next thing heard that has all of these in it; what comes before it is kept in heard. */
    String hearsOf(String... parts) throws Exception {
        while (true) {
            String next = next();
            if (List.of(parts).stream().allMatch(next::contains)) {
                return next;
            }
            heard.add(next);
        }
    }

    /** All that the server has said up to now, in order; a ping makes sure of that. */
    List<String> hearsAll() throws Exception {
        says("<iq xmlns='jabber:client' type='get' id='fence'><ping xmlns='urn:xmpp:ping'/></iq>");
        hearsOf("id=\"fence\"");
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    /** Hears nothing more, for the server has closed the socket or cut it. */
    void hearsTheEnd() throws Exception {
        try {
            while (true) {
                heard.add(next());
            }
        } catch (EOFException | SocketException ended) {
            socket.close();
        }
    }

    void logsIn(String name, String password) throws Exception {
        opens();
        says(auth(name, password));
        hears("<success");
        opens();
    }

    /** Opens a stream and hears the features. */
    String opens() throws Exception {
        if (webSocket) {
            says(
                    "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost'"
                            + " version='1.0'/>");
        } else {
            says(
                    "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                            + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost'"
                            + " version='1.0'>");
        }
        return hears("<stream:features");
    }

    static String auth(String name, String password) {
        String plain = "\0" + name + "\0" + password;
        return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8))
                + "</auth>";
    }

    String binds(String resource) throws Exception {
        says(
                "<iq xmlns='jabber:client' type='set' id='b1'>"
                        + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
                        + resource
                        + "</resource></bind></iq>");
        return hears("<iq");
    }

    /** Closes the socket as a killed program would, without a good-bye. */
    void vanishes() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String next() throws Exception {
        try {
            return webSocket ? message() : element();
        } catch (SocketTimeoutException silence) {
            throw new TimeoutException("heard only " + heard + " and the beginning " + unread);
        }
    }

    private String message() throws IOException {
        if (unread.isEmpty()) {
            httpAnswer();
        }
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = in.readNBytes(length);
        return switch (first) {
            case 0x81 -> new String(payload, UTF_8);
            case 0x88 -> "close " + ByteBuffer.wrap(payload).getShort();
            case 0x8A -> "pong " + new String(payload, UTF_8);
            default -> "frame " + first;
        };
    }

    private void httpAnswer() throws IOException {
        while (!unread.toString().endsWith("\r\n\r\n")) {
            unread.append((char) in.readUnsignedByte());
        }
        heard.add(unread.toString());
    }

    /** The next header, element or end of the stream; elements never nest their own name here. */
    private String element() throws IOException {
        char[] chunk = new char[65536];
        while (true) {
            // Long texts come in many chunks: look only where an element can have ended.
            String piece =
                    !unread.isEmpty() && unread.charAt(unread.length() - 1) == '>'
                            ? cut(unread.toString())
                            : null;
            if (piece != null) {
                unread = new StringBuilder(unread.substring(piece.length()));
                return piece;
            }
            int count = reader.read(chunk);
            if (count < 0) {
                throw new EOFException();
            }
            unread.append(chunk, 0, count);
        }
    }

    private static String cut(String text) {
        for (String whole : List.of("<?xml version=\"1.0\"?>", "</stream:stream>")) {
            if (text.startsWith(whole)) {
                return whole;
            }
        }
        int end = text.indexOf('>');
        Matcher name = ELEMENT_NAME.matcher(text);
        if (end < 0 || !name.lookingAt()) {
            return null;
        }
        if (text.charAt(end - 1) == '/' || name.group(1).equals("stream:stream")) {
            return text.substring(0, end + 1);
        }
        int depth = 0;
        Matcher tag =
                Pattern.compile("<(/?)" + Pattern.quote(name.group(1)) + "(?=[\\s/>])[^>]*?(/?)>")
                        .matcher(text);
        while (tag.find()) {
            if (tag.group(1).equals("/")) {
                depth--;
            } else if (tag.group(2).isEmpty()) {
                depth++;
            }
            if (depth == 0) {
                return text.substring(0, tag.end());
            }
        }
        return null;
    }
}
