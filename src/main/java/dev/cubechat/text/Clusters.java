package dev.cubechat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters as a person counts them: what the cursor steps over, and what is deleted, at once. An
 * {@code é} of two code points is one, and so is a family of seven.
 */
public final class Clusters {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Clusters() {}

    /** The clusters of a text, which together are the text. */
    public static List<String> of(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = after(text, at);
            clusters.add(text.substring(at, end));
            at = end;
        }
        return clusters;
    }

    /** Where the cluster that begins here ends; the text's end where nothing begins. */
    public static int after(String text, int at) {
        if (at + 1 >= text.length()) {
            return text.length();
        }
        if (standsAlone(text.charAt(at)) && standsAlone(text.charAt(at + 1))) {
            return at + 1;
        }
        Matcher cluster = CLUSTER.matcher(text).region(at, text.length());
        return cluster.lookingAt() ? cluster.end() : at + 1;
    }

    /** Where the cluster that ends here begins; 0 at the text's beginning. */
    public static int before(String text, int at) {
        int from = at - 1;
        while (from > 0
                && !(standsAlone(text.charAt(from - 1)) && standsAlone(text.charAt(from)))) {
            from--;
        }
        for (int next = Math.max(from, 0); next < at; next = after(text, next)) {
            from = next;
        }
        return Math.max(from, 0);
    }

    /**
     * Whether there is a border between two such characters, whichever they are: a quick answer for
     * most letters of Europe and the ideographs. The tests compare it with the full rules.
     */
    private static boolean standsAlone(char c) {
        return (c < 0x300 && c != '\r' && c != '\n')
                || (c >= 0x410 && c <= 0x44F)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA)
                || (c >= 0x4E00 && c <= 0x9FFF);
    }
}
