package dev.cubechat.tui.talk;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.Place;
import dev.cubechat.text.TerminalText;
import dev.cubechat.text.WebAddress;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that hangs on a message, in one readable line.
 *
 * @param line what it is and its name, safe to show
 */
public record Enclosed(Kind kind, String line, Attachment attachment) {
    /** Flutter writes whole numbers with a fraction. */
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})(?:\\.[0-9]{1,9})?");

    /** What can be done with it. */
    public enum Kind {
        FILE,
        PLACE,
        CARD
    }

    static Enclosed of(Attachment attachment) {
        String type = attachment.type().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "place", "location" ->
                    new Enclosed(Kind.PLACE, TerminalText.line(place(attachment)), attachment);
            case "contact" ->
                    new Enclosed(Kind.CARD, TerminalText.line(card(attachment)), attachment);
            default -> new Enclosed(Kind.FILE, TerminalText.line(file(attachment)), attachment);
        };
    }

    /** Whether there is a file that can be fetched. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Where a browser shows it; empty where there is nothing to show. */
    public Optional<WebAddress> address() {
        if (kind == Kind.PLACE) {
            return attachment.place().map(Enclosed::map).flatMap(WebAddress::of);
        }
        return attachment.get("url").flatMap(WebAddress::of);
    }

    private static String map(Place place) {
        return "https://www.openstreetmap.org/?mlat=%s&mlon=%s"
                .formatted((Object[]) place.toString().split(",", -1));
    }

    /** A name can promise anything: whose server the file lies on is told beside it. */
    private static String file(Attachment attachment) {
        String name = attachment.get("name").filter(n -> !n.isBlank()).orElse("");
        Optional<String> url = attachment.get("url");
        StringBuilder line = new StringBuilder(attachment.type());
        if (!name.isEmpty()) {
            line.append(' ').append(name);
        } else {
            url.ifPresent(address -> line.append(' ').append(address));
        }
        attachment
                .get("size")
                .flatMap(Enclosed::bytes)
                .ifPresent(s -> line.append(" · ").append(s));
        if (!name.isEmpty()) {
            url.flatMap(WebAddress::of)
                    .map(WebAddress::host)
                    .filter(host -> !host.isEmpty())
                    .ifPresent(host -> line.append(" · ").append(host));
        }
        return line.toString();
    }

    private static String place(Attachment attachment) {
        return attachment
                .place()
                .map(Place::toString)
                .map(point -> "place " + point.replace(",", ", "))
                .orElse("place");
    }

    private static String card(Attachment attachment) {
        String card = String.join(" · ", attachment.card().values());
        return card.isEmpty() ? "contact" : "contact " + card;
    }

    private static Optional<String> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(size.group(1));
        if (bytes < 1000) {
            return Optional.of(bytes + " B");
        }
        if (bytes < 1_000_000) {
            return Optional.of("%d kB".formatted((bytes + 500) / 1000));
        }
        return Optional.of(String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
    }
}
