package dev.cubechat.tui.term;

import dev.cubechat.tui.Event;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes events of the bytes that come from the terminal, in whatever pieces. Used by one thread.
 */
final class Typing {
    private final Queue<Event> typed = new ArrayDeque<>();
    private final Decoder decoder;
    private final CharsetDecoder utf8 =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer unread = ByteBuffer.allocate(0);
    private char highSurrogate;
    private long lastInput;

    /**
     * @param answered takes what the terminal answers to questions
     */
    Typing(Consumer<Decoder.Reply> answered) {
        decoder = new Decoder(typed::add, answered);
    }

    void take(ByteBuffer bytes) {
        ByteBuffer all = ByteBuffer.allocate(unread.remaining() + bytes.remaining());
        all.put(unread).put(bytes).flip();
        CharBuffer chars = CharBuffer.allocate(all.remaining() + 1);
        utf8.decode(all, chars, false);
        unread = all;
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (Character.isHighSurrogate(c)) {
                highSurrogate = c;
            } else {
                decoder.accept(
                        Character.isLowSurrogate(c) ? Character.toCodePoint(highSurrogate, c) : c);
            }
        }
        lastInput = System.nanoTime();
    }

    /** In how many nanoseconds a key is over that may have more to it; the longest for none. */
    long patience(long now) {
        return decoder.patience() > 0
                ? Math.max(0, lastInput + nanos(decoder.patience()) - now)
                : Long.MAX_VALUE;
    }

    /** Nothing came: what may have had more to it is over where that took too long. */
    void silence(long now) {
        if (decoder.patience() > 0 && now - lastInput >= nanos(decoder.patience())) {
            decoder.silence();
        }
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    /** What was typed next; null where there is no more. */
    @Nullable Event next() {
        return typed.poll();
    }

    /** Whatever was typed is not wanted any more. */
    void forget() {
        typed.clear();
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
