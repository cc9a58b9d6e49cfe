package dev.cubechat.sandbox.lab;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What went over the wire, as text, with passwords, keys and tokens taken out. It keeps the newest
 * and forgets the oldest. Any thread may write; the text is made for who reads it, mostly nobody.
 */
public final class Transcript {
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int LONGEST_ENTRY = 64_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String HIDDEN = "•••";
    private static final Pattern JSON_SECRET =
            Pattern.compile(
                    "(\"(?:password|old_password|token|auth_key|signature|secret|access_token)\""
                            + "\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9.]+)");
    private static final Pattern FORM_SECRET =
            Pattern.compile(
                    "((?:password|token|auth_key|signature|secret)(?:\\]|%5[Dd])?=)[^&\\s]+");
    private static final Pattern SASL_SECRET =
            Pattern.compile("(<(?:\\w+:)?(?:auth|response)\\b[^>]*>)[^<]+");
    private static final List<String> SIGNS_OF_A_SECRET =
            List.of("password", "token", "auth", "signature", "secret", "response");
    private final InstantSource clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private int characters;

    /** Which way something went. */
    public enum Way {
        /** From a client to us. */
        IN,
        /** From us to a client. */
        OUT
    }

    private record Entry(Instant at, String line, Way way, String passed) {
        /** That of the text, as long as there are no secrets in it. */
        int length() {
            return "HH:mm:ss.SSS  > \n".length() + line.length() + passed.length();
        }

        String text() {
            return TIME.format(at)
                    + " "
                    + line
                    + (way == Way.IN ? " > " : " < ")
                    + scrubbed(passed)
                    + "\n";
        }
    }

    public Transcript(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes what went by.
     *
     * @param line which face, and which of its connections, such as {@code REST 7}
     */
    public void note(String line, Way way, String text) {
        String shown =
                text.length() > LONGEST_ENTRY ? text.substring(0, LONGEST_ENTRY) + "…" : text;
        Entry entry = new Entry(clock.instant(), line, way, shown);
        synchronized (entries) {
            entries.addLast(entry);
            characters += entry.length();
            while (characters > MOST_CHARACTERS) {
                characters -= entries.removeFirst().length();
            }
        }
    }

    /** All that is kept, oldest first, one entry a line. */
    public String text() {
        List<Entry> kept;
        synchronized (entries) {
            kept = List.copyOf(entries);
        }
        StringBuilder text = new StringBuilder();
        kept.forEach(entry -> text.append(entry.text()));
        return text.toString();
    }

    public void clear() {
        synchronized (entries) {
            entries.clear();
            characters = 0;
        }
    }

    private static String scrubbed(String text) {
        // Looking for a word is much cheaper than looking for a pattern, and most texts have none.
        if (SIGNS_OF_A_SECRET.stream().noneMatch(text::contains)) {
            return text;
        }
        String json = JSON_SECRET.matcher(text).replaceAll("$1\"" + HIDDEN + "\"");
        String form = FORM_SECRET.matcher(json).replaceAll("$1" + HIDDEN);
        return SASL_SECRET.matcher(form).replaceAll("$1" + HIDDEN);
    }
}
