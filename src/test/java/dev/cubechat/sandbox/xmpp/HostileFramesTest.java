package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.fuzz.Hostile;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

class HostileFramesTest {
    private static final int LARGEST = 256 * 1024;
    private static final OutputStream NOBODY = OutputStream.nullOutputStream();

    @Test
    void whatever_a_client_frames_is_read_or_closes_the_connection() throws Exception {
        Hostile.of(List.of(talk(), fragments(), frame(0x81, "é".repeat(40_000))))
                .refusedWith(WsFrames.Closing.class, EOFException.class)
                .to((input, random) -> read(input));
    }

    @Test
    void whatever_is_asked_for_is_answered_like_a_handshake_or_not() throws Exception {
        Hostile.ofTexts(
                        List.of(
                                request(
                                        "GET / HTTP/1.1",
                                        "Host: chat",
                                        "Upgrade: websocket",
                                        "Connection: Upgrade",
                                        "Sec-WebSocket-Version: 13",
                                        "Sec-WebSocket-Protocol: xmpp",
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
                                request("POST /session HTTP/1.1", "Content-Length: 0")))
                .to(
                        (input, random) -> {
                            ByteArrayOutputStream answer = new ByteArrayOutputStream();
                            WsHandshake.accept(new ByteArrayInputStream(input), answer);
                            assertThat(answer.toString(StandardCharsets.US_ASCII))
                                    .matches("(?s)HTTP/1.1 (101|400) .*\r\n.*");
                        });
    }

    @Test
    void a_fragment_that_claims_all_there_can_be_is_too_big() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frame(0x01, "a"));
        bytes.writeBytes(
                ByteBuffer.allocate(14)
                        .put((byte) 0x80)
                        .put((byte) 0xFF)
                        .putLong(Long.MAX_VALUE)
                        .array());
        WsFrames frames =
                new WsFrames(new ByteArrayInputStream(bytes.toByteArray()), NOBODY, LARGEST);

        WsFrames.Closing closing = catchThrowableOfType(WsFrames.Closing.class, frames::read);

        assertThat(closing.code()).isEqualTo(WsFrames.TOO_BIG);
    }

    private static void read(byte[] input) throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream(input);
        WsFrames frames = new WsFrames(in, NOBODY, LARGEST);
        while (in.available() > 0) {
            assertThat(frames.read().length()).isLessThanOrEqualTo(input.length);
        }
    }

    private static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static byte[] talk() {
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        talk.writeBytes(frame(0x81, "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>"));
        talk.writeBytes(frame(0x89, "ping"));
        talk.writeBytes(frame(0x81, "<message><body>" + "hi ".repeat(60) + "</body></message>"));
        talk.writeBytes(frame(0x8A, ""));
        talk.writeBytes(frame(0x81, "<close/>"));
        return talk.toByteArray();
    }

    private static byte[] fragments() {
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        talk.writeBytes(frame(0x01, "<message>"));
        talk.writeBytes(frame(0x89, "p"));
        talk.writeBytes(frame(0x00, "<body>hi</body>"));
        talk.writeBytes(frame(0x80, "</message>"));
        return talk.toByteArray();
    }

    /** A client's frame, masked. */
    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] mask = {7, 11, 13, 17};
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 0xFE).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xFF).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.get(0, bytes);
        return bytes;
    }
}
