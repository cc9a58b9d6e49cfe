package dev.cubechat.sandbox.xmpp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP request that becomes a WebSocket (RFC 6455, section 4), with subprotocol xmpp. */
final class WsHandshake {
    private static final int LONGEST = 16 * 1024;
    private static final String PROTOCOL = "xmpp";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WsHandshake() {}

    /** Reads the request and answers it; false where it is not for us, and was told so. */
    static boolean accept(InputStream in, OutputStream out) throws IOException {
        List<String> lines = request(in).lines().toList();
        Map<String, String> headers = headers(lines);
        String key = headers.getOrDefault("sec-websocket-key", "");
        boolean wanted =
                !lines.isEmpty()
                        && lines.getFirst().startsWith("GET ")
                        && has(headers, "upgrade", "websocket")
                        && has(headers, "connection", "upgrade")
                        && has(headers, "sec-websocket-protocol", PROTOCOL)
                        && !key.isEmpty();
        List<String> answer =
                wanted
                        ? List.of(
                                "HTTP/1.1 101 Switching Protocols",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Protocol: " + PROTOCOL,
                                "Sec-WebSocket-Accept: " + accepted(key),
                                "",
                                "")
                        : List.of(
                                "HTTP/1.1 400 Bad Request",
                                "Content-Type: text/plain",
                                "Connection: close",
                                "",
                                "SANDBOX: this is XMPP over WebSocket, subprotocol xmpp",
                                "");
        out.write(String.join("\r\n", answer).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return wanted;
    }

    /** Everything up to the empty line, read byte by byte so that nothing beyond is taken. */
    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4 && request.size() < LONGEST) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            request.write(b);
            ending = b == "\r\n\r\n".charAt(ending) ? ending + 1 : b == '\r' ? 1 : 0;
        }
        return request.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + "," + other);
            }
        }
        return headers;
    }

    private static boolean has(Map<String, String> headers, String name, String token) {
        return Arrays.stream(headers.getOrDefault(name, "").split(",", -1))
                .anyMatch(part -> part.strip().equalsIgnoreCase(token));
    }

    private static String accepted(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-1", impossible);
        }
    }
}
