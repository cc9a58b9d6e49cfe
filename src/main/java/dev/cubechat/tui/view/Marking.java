package dev.cubechat.tui.view;

import dev.cubechat.text.WebAddress;
import dev.cubechat.text.Wrap.Span;
import dev.cubechat.tui.Hyperlink;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marks in a message what is an address, a name of ours, or what is looked for; also where it is
 * broken over lines.
 */
final class Marking {
    private final String text;
    private final Style plain;
    private final List<Part> parts = new ArrayList<>();

    /** What is marked, each over those before it. */
    private record Part(int from, int to, Style style) {
        boolean holds(int at) {
            return from <= at && at < to;
        }
    }

    /**
     * @param message tells the links of this message from those of others
     */
    Marking(String text, Style plain, int message) {
        this.text = text;
        this.plain = plain;
        for (WebAddress.Found found : WebAddress.in(text)) {
            Hyperlink link = new Hyperlink(found.address(), message);
            parts.add(new Part(found.from(), found.to(), Style.of(Role.LINK).leadingTo(link)));
        }
    }

    /** Marks every place where this stands, in small letters or large ones. */
    Marking every(String what, Role role) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (what.isEmpty() || lower.length() != text.length()) {
            return this;
        }
        for (int at = lower.indexOf(what); at >= 0; at = lower.indexOf(what, at + what.length())) {
            parts.add(new Part(at, at + what.length(), Style.of(role)));
        }
        return this;
    }

    /** Marks what stands here, whatever it is. */
    Marking from(int at, Role role) {
        parts.add(new Part(at, text.length(), Style.of(role)));
        return this;
    }

    /** One line of it. */
    Strip add(Strip strip, Span line) {
        for (int at = line.from(); at < line.to(); ) {
            int end = next(at, line.to());
            strip.add(text.substring(at, end), style(at));
            at = end;
        }
        return strip;
    }

    /** Where the next part begins or ends. */
    private int next(int at, int end) {
        int next = end;
        for (Part part : parts) {
            if (part.from() > at) {
                next = Math.min(next, part.from());
            } else if (part.to() > at) {
                next = Math.min(next, part.to());
            }
        }
        return next;
    }

    /** The last mark says how it looks; a link leads where it leads under any of them. */
    private Style style(int at) {
        Style style = plain;
        for (Part part : parts) {
            if (part.holds(at)) {
                Hyperlink link = part.style().link() == null ? style.link() : part.style().link();
                style = part.style().leadingTo(link);
            }
        }
        return style;
    }
}
