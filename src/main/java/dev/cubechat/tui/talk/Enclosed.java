package dev.cubechat.tui.talk;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Attachment;
import dev.cubechat.text.TerminalText;
import dev.cubechat.text.WebAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that hangs on a message, in one readable line.
 *
 * @param line what it is and its name, safe to show
 */
public record Enclosed(Kind kind, String line, Attachment attachment) {
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
            return Optional.of(point(attachment))
                    .filter(point -> !point.isEmpty())
                    .map(
                            p ->
                                    "https://www.openstreetmap.org/?mlat=%s&mlon=%s"
                                            .formatted((Object[]) p.split(", ")))
                    .flatMap(WebAddress::of);
        }
        return attachment.get("url").flatMap(WebAddress::of);
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
        String point = point(attachment);
        return point.isEmpty() ? "place" : "place " + point;
    }

    /** {@code latitude, longitude}, by whichever of the two ways the sender wrote them. */
    private static String point(Attachment attachment) {
        Json.Obj data = data(attachment);
        String latitude = attachment.get("latitude").or(() -> data.get("lat").asText()).orElse("");
        String longitude =
                attachment.get("longitude").or(() -> data.get("lng").asText()).orElse("");
        String number = "-?[0-9]{1,3}(\\.[0-9]{1,18})?";
        return latitude.matches(number) && longitude.matches(number)
                ? latitude + ", " + longitude
                : "";
    }

    private static String card(Attachment attachment) {
        Json.Obj data = data(attachment);
        List<String> parts = new ArrayList<>();
        data.get("name").asText().ifPresent(parts::add);
        data.members()
                .forEach(
                        (key, value) -> {
                            if (!key.equals("name")) {
                                value.asText()
                                        .filter(text -> !text.isBlank())
                                        .ifPresent(parts::add);
                            }
                        });
        return parts.isEmpty() ? "contact" : "contact " + String.join(" · ", parts);
    }

    private static Json.Obj data(Attachment attachment) {
        try {
            return JsonText.parse(attachment.get("data").orElse("{}")).asObject();
        } catch (MalformedJson somethingElse) {
            return Json.Obj.EMPTY;
        }
    }

    private static Optional<String> bytes(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(text);
        if (bytes < 1000) {
            return Optional.of(bytes + " B");
        }
        if (bytes < 1_000_000) {
            return Optional.of("%d kB".formatted((bytes + 500) / 1000));
        }
        return Optional.of(String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
    }
}
