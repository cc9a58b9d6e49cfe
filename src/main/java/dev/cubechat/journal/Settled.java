package dev.cubechat.journal;

import dev.cubechat.model.DialogId;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Messages that stand behind each other and arrived, in few bytes. What is the same for many is
 * said once; the hashes stay, one for each message, for without them another input would not be
 * noticed at its first different record, but only after wrong lines were told.
 *
 * <pre>
 * s 1 69a4174865f0a1b2 1x400 65f0a1b2c3d4e5f601020304x399,- bgxfTSsan4N…
 * </pre>
 *
 * <p>That is: the number of the first, what all their ids begin with, of how many records each is,
 * where each went, and the hashes in base 64.
 */
record Settled(List<Entry> entries) {
    /** A line of so many still fits into {@link Lines}, whatever they are. */
    static final int MOST = 1000;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
    private static final int PREFIX = 16;

    Settled {
        entries = List.copyOf(entries);
    }

    /** Whether a message can stand behind these in one line; behind none, whether at all. */
    static boolean takes(List<Entry> before, Entry entry) {
        boolean fits = before.isEmpty() || (before.size() < MOST && isNext(before, entry));
        return fits
                && entry.fate() == Entry.Fate.SENT
                && HASH.matcher(entry.hash()).matches()
                && entry.id().equals(Header.id(prefix(entry), entry.number()));
    }

    private static boolean isNext(List<Entry> before, Entry entry) {
        return entry.number() == before.getLast().number() + 1
                && prefix(entry).equals(prefix(before.getFirst()));
    }

    private static String prefix(Entry entry) {
        return entry.id().value().substring(0, PREFIX);
    }

    long first() {
        return entries.getFirst().number();
    }

    long last() {
        return entries.getLast().number();
    }

    String text() {
        ByteBuffer hashes = ByteBuffer.allocate(entries.size() * Long.BYTES);
        entries.forEach(each -> hashes.putLong(HexFormat.fromHexDigitsToLong(each.hash())));
        return String.join(
                " ",
                "s",
                Long.toString(first()),
                prefix(entries.getFirst()),
                runs(each -> Integer.toString(each.records())),
                runs(each -> each.dialog() == null ? "-" : each.dialog().value()),
                Base64.getEncoder().withoutPadding().encodeToString(hashes.array()));
    }

    /**
     * Reads the words of such a line.
     *
     * @throws IllegalArgumentException where they do not fit together
     */
    static Settled read(String... word) {
        long number = Long.parseLong(word[1]);
        ByteBuffer hashes = ByteBuffer.wrap(Base64.getDecoder().decode(word[5]));
        int count = hashes.remaining() / Long.BYTES;
        List<String> records = each(word[3], count);
        List<String> dialogs = each(word[4], count);
        if (count == 0 || count > MOST || hashes.remaining() % Long.BYTES != 0) {
            throw new IllegalArgumentException("not so many messages: " + count);
        }
        List<Entry> entries = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            entries.add(
                    Entry.open(
                                    number + at,
                                    Integer.parseInt(records.get(at)),
                                    HexFormat.of().toHexDigits(hashes.getLong()),
                                    Header.id(word[2], number + at),
                                    dialogs.get(at).equals("-")
                                            ? null
                                            : new DialogId(dialogs.get(at)))
                            .sent());
        }
        return new Settled(entries);
    }

    /** What each is, where one that comes several times in a row is written once. */
    private String runs(Function<Entry, String> what) {
        List<String> runs = new ArrayList<>();
        int at = 0;
        while (at < entries.size()) {
            String value = what.apply(entries.get(at));
            int end = at + 1;
            while (end < entries.size() && what.apply(entries.get(end)).equals(value)) {
                end++;
            }
            runs.add(end - at == 1 ? value : value + "x" + (end - at));
            at = end;
        }
        return String.join(",", runs);
    }

    private static List<String> each(String runs, int count) {
        List<String> all = new ArrayList<>(count);
        for (String run : runs.split(",", -1)) {
            String[] part = run.split("x", 2);
            int times = part.length == 1 ? 1 : Integer.parseInt(part[1]);
            if (times < 1 || times > count - all.size()) {
                throw new IllegalArgumentException("not " + count + " in all: " + runs);
            }
            for (int time = 0; time < times; time++) {
                all.add(part[0]);
            }
        }
        if (all.size() != count) {
            throw new IllegalArgumentException("not " + count + " in all: " + runs);
        }
        return all;
    }
}
