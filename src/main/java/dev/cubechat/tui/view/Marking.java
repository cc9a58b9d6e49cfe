package dev.cubechat.tui.view;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Style;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks in a line of a message what is an address, a name of ours, or what is looked for. */
final class Marking {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private Marking() {}

    static Strip add(Strip strip, String line, Style plain, String find, String mention) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (!find.isEmpty() && lower.length() == line.length() && lower.contains(find)) {
            return split(strip, line, lower, find, plain, Role.MATCH);
        }
        if (mention.length() > 1 && lower.length() == line.length() && lower.contains(mention)) {
            return split(strip, line, lower, mention, plain, Role.MENTION);
        }
        if (!line.contains("://")) {
            return strip.add(line, plain);
        }
        Matcher address = ADDRESS.matcher(line);
        int at = 0;
        while (address.find()) {
            strip.add(line.substring(at, address.start()), plain);
            strip.add(address.group(), Role.LINK);
            at = address.end();
        }
        return strip.add(line.substring(at), plain);
    }

    private static Strip split(
            Strip strip, String line, String lower, String what, Style plain, Role role) {
        int at = 0;
        for (int hit = lower.indexOf(what); hit >= 0; hit = lower.indexOf(what, at)) {
            strip.add(line.substring(at, hit), plain);
            at = hit + what.length();
            strip.add(line.substring(hit, at), role);
        }
        return strip.add(line.substring(at), plain);
    }
}
