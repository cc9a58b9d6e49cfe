package dev.cubechat.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address for a browser, harmless wherever it is written: http or https, of printable ASCII
 * alone, and no longer than every browser takes.
 */
public record WebAddress(String value) {
    private static final Pattern WHOLE = Pattern.compile("(?i)https?://[\\x21-\\x7e]{1,2075}");

    /** Ends where people end it: at blanks, quotes, angle brackets and the stops of Chinese. */
    private static final Pattern IN_TEXT =
            Pattern.compile(
                    "(?i)(?<![a-z0-9+.-])https?://[^\\s<>\"“”«»\u3000-\u303f\uff00-\uffef\ufffd]+");

    private static final String STOPS = ".,;:!?'’…*_~";
    private static final String CLOSING = ")]}";
    private static final String OPENING = "([{";

    public WebAddress {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("no web address");
        }
    }

    /** An address in a text, and where it stands there. */
    public record Found(int from, int to, WebAddress address) {}

    /** The address that this text is; letters beyond ASCII are percent-encoded. */
    public static Optional<WebAddress> of(String text) {
        if (!TerminalText.line(text).equals(text) || text.contains(" ")) {
            return Optional.empty();
        }
        String encoded = encoded(text);
        return WHOLE.matcher(encoded).matches()
                ? Optional.of(new WebAddress(encoded))
                : Optional.empty();
    }

    /** The addresses in a text, without the full stop or bracket that belongs to the sentence. */
    public static List<Found> in(String text) {
        if (!text.contains("://")) {
            return List.of();
        }
        List<Found> all = new ArrayList<>();
        Matcher found = IN_TEXT.matcher(text);
        while (found.find()) {
            int end = end(text, found.start(), found.end());
            of(text.substring(found.start(), end))
                    .ifPresent(address -> all.add(new Found(found.start(), end, address)));
        }
        return all;
    }

    /** Whose server it leads to; empty where that cannot be told. */
    public String host() {
        try {
            return Objects.requireNonNullElse(new URI(value).getHost(), "");
        } catch (URISyntaxException odd) {
            return "";
        }
    }

    private static int end(String text, int from, int to) {
        int end = to;
        while (end > from) {
            char last = text.charAt(end - 1);
            int bracket = CLOSING.indexOf(last);
            boolean alone =
                    bracket >= 0
                            && count(text, from, end, last)
                                    > count(text, from, end, OPENING.charAt(bracket));
            if (!alone && STOPS.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private static long count(String text, int from, int to, char what) {
        return text.substring(from, to).chars().filter(c -> c == what).count();
    }

    private static String encoded(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (one >= 0) {
                ascii.append((char) one);
            } else {
                ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return ascii.toString();
    }
}
