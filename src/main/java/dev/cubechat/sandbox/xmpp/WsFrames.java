package dev.cubechat.sandbox.xmpp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The server's side of WebSocket frames (RFC 6455, section 5). One thread reads; writing is one
 * whole frame at a time, by any thread.
 */
final class WsFrames {
    static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_TEXT = 1003;
    static final int BAD_TEXT = 1007;
    static final int TOO_BIG = 1009;

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LONGEST_CONTROL = 125;

    private final DataInputStream in;
    private final OutputStream out;
    private final int largest;

    /** The client broke the rules, or says good-bye: the number to close with. */
    static final class Closing extends Exception {
        private final int code;

        Closing(int code) {
            super("closing with " + code);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private record Frame(boolean last, int opcode, ByteBuffer payload) {}

    /**
     * @param largest the largest message that is read, in bytes
     */
    WsFrames(InputStream in, OutputStream out, int largest) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.largest = largest;
    }

    /**
     * The next text message, put together from its fragments; pings are answered on the way.
     *
     * @throws Closing where the client closes, or must be closed
     */
    String read() throws IOException, Closing {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            Frame frame = frame(message.size());
            switch (frame.opcode()) {
                case PING -> write(PONG, frame.payload().array());
                case PONG -> {
                    // An answer to nothing, which is allowed.
                }
                case CLOSE -> throw new Closing(NORMAL);
                case TEXT, CONTINUATION -> {
                    if (begun == (frame.opcode() == TEXT)) {
                        throw new Closing(PROTOCOL_ERROR);
                    }
                    begun = true;
                    message.writeBytes(frame.payload().array());
                    if (frame.last()) {
                        return text(message.toByteArray());
                    }
                }
                default -> throw new Closing(NOT_TEXT);
            }
        }
    }

    void write(String text) throws IOException {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void close(int code) throws IOException {
        write(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    private Frame frame(int before) throws IOException, Closing {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int opcode = first & 0x0f;
        boolean last = (first & FINAL) != 0;
        long length = second & 0x7f;
        boolean control = opcode >= CLOSE;
        boolean reserved = (first & 0x70) != 0;
        if (reserved
                || (second & MASKED) == 0
                || (control && (!last || length > LONGEST_CONTROL))) {
            throw new Closing(PROTOCOL_ERROR);
        }
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > largest - (control ? 0 : before)) {
            throw new Closing(TOO_BIG);
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(last, opcode, ByteBuffer.wrap(payload));
    }

    private void write(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        synchronized (this) {
            out.write(frame.array(), 0, frame.position());
            out.flush();
        }
    }

    private static String text(byte[] utf8) throws Closing {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException malformed) {
            throw new Closing(BAD_TEXT);
        }
    }
}
