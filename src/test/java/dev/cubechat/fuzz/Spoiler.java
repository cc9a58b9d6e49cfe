package dev.cubechat.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils good input as a bad disk or a stranger with bad intentions would: flipped bits, cuts,
 * repeats, pieces of other input, huge numbers, deep nesting, and characters that are none.
 */
final class Spoiler {
    private static final int MOST_DEEDS = 4;

    private static final List<byte[]> NASTY =
            List.of(
                    bytes(0xC0, 0x80),
                    bytes(0xED, 0xA0, 0x80),
                    bytes(0xF4, 0x90, 0x80, 0x80),
                    bytes(0xFF, 0xFE),
                    bytes(0xE2, 0x80),
                    bytes(0),
                    bytes(0x1B),
                    text("\u001b[200~"),
                    text("\u001b[<0;99999999;-1M"),
                    text("\u001b]"),
                    text("\r\n\r\n"),
                    text("\u202e"),
                    text("\\ud800"),
                    text("\\u0000"),
                    text("\""),
                    text("'"),
                    text("null"),
                    text("[]"),
                    text("{}"),
                    text("<!DOCTYPE a [<!ENTITY b 'c'>]>"),
                    text("<!--"),
                    text("<![CDATA["),
                    text("]]>"),
                    text("<?a?>"),
                    text("&#xD800;"),
                    text("&b;"),
                    text("<x xmlns=''/>"),
                    text("</stream:stream>"),
                    text("T25:61:61Z"));

    private static final List<byte[]> NUMBERS =
            List.of(
                    text("0"),
                    text("-1"),
                    text("9223372036854775807"),
                    text("-9223372036854775808"),
                    text("99999999999999999999999"),
                    text("4294967296"),
                    text("0.5"),
                    text("1e999999999"),
                    text("1e-999999999"));

    private static final List<byte[]> NESTS =
            List.of(
                    text("["),
                    text("{\"a\":"),
                    text("<a>"),
                    text("<?a?>"),
                    text("a."),
                    text("{a="),
                    text("\u001b["));

    private final SplittableRandom random;
    private final int longest;

    Spoiler(SplittableRandom random, int longest) {
        this.random = random;
        this.longest = longest;
    }

    /** A spoiled copy; {@code other} is where foreign pieces come from. */
    byte[] spoil(byte[] sample, byte[] other) {
        byte[] now = sample;
        for (int deeds = random.nextInt(MOST_DEEDS + 1); deeds > 0; deeds--) {
            now = deed(now, other);
        }
        return now.length > longest ? Arrays.copyOf(now, longest) : now;
    }

    private byte[] deed(byte[] now, byte[] other) {
        int from = random.nextInt(now.length + 1);
        int to = Math.min(now.length, from + random.nextInt(1 << random.nextInt(12)));
        return switch (random.nextInt(10)) {
            case 0, 1 -> flipped(now);
            case 2 -> Arrays.copyOf(now, from);
            case 3 -> put(now, from, to, new byte[0]);
            case 4 -> put(now, from, from, repeated(Arrays.copyOfRange(now, from, to)));
            case 5 -> put(now, from, to, piece(other));
            case 6, 7 -> withNumber(now, from);
            case 8 -> put(now, random.nextInt(8) == 0 ? 0 : from, from, one(NASTY));
            default ->
                    random.nextInt(8) == 0
                            ? put(now, random.nextBoolean() ? 0 : from, from, repeated(one(NESTS)))
                            : put(now, from, from, one(NASTY));
        };
    }

    private byte[] flipped(byte[] now) {
        byte[] flipped = now.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private byte[] repeated(byte[] what) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int times = 1 << random.nextInt(14); times > 0 && all.size() < longest; times--) {
            all.writeBytes(what);
        }
        return all.toByteArray();
    }

    /** The next number after this place becomes another one. */
    private byte[] withNumber(byte[] now, int place) {
        int from = place;
        while (from < now.length && !isDigit(now[from])) {
            from++;
        }
        int to = from;
        while (to < now.length && isDigit(now[to])) {
            to++;
        }
        return put(now, from, to, one(NUMBERS));
    }

    private byte[] one(List<byte[]> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] put(byte[] now, int from, int to, byte[] what) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(now, 0, from);
        all.writeBytes(what);
        all.write(now, Math.max(from, to), now.length - Math.max(from, to));
        return all.toByteArray();
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
