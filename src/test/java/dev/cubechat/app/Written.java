package dev.cubechat.app;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.wire.xmpp.MalformedXml;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was written to the service: requests and stanzas that change something, each as one line in
 * one form, whether a transcript tells of it or a dry run.
 */
final class Written {
    private static final Pattern REST =
            Pattern.compile("\\S+ REST \\d+ > (POST|PUT|DELETE) (\\S+) ?(.*)");
    private static final Pattern STANZA =
            Pattern.compile("\\S+ \\w+ \\d+ > (<(?:message|presence|iq|active|inactive)\\b.*)");

    /** What every connection says for itself. */
    private static final Set<String> GREETINGS =
            Set.of(
                    "urn:ietf:params:xml:ns:xmpp-bind",
                    "urn:ietf:params:xml:ns:xmpp-session",
                    "urn:xmpp:carbons:2");

    /** Made anew each time: ids of stanzas and of what is in them, and times. */
    private static final Pattern FRESH = Pattern.compile(" id=\"[^\"]*\"|(?<=<date_sent>)\\d+");

    /** The files' bytes go to a storage, whose address only the service knows. */
    private static final String STORAGE = "storage";

    private static final String BUCKET = "/cb-sandbox-s3";

    private Written() {}

    /** What a sandbox saw. */
    static List<String> by(String transcript) {
        return transcript.lines().flatMap(Written::line).toList();
    }

    /** What a dry run says would be sent. */
    static List<String> planned(Json.Obj dryRun) throws MalformedJson {
        List<String> planned = new ArrayList<>();
        for (Json item : dryRun.get("requests").asItems()) {
            Json.Obj request = item.asObject();
            String transport = text(request, "transport");
            planned.add(
                    switch (transport) {
                        case "xmpp" -> stanza(text(request, "stanza"));
                        case "rest" ->
                                rest(
                                        text(request, "method"),
                                        text(request, "path"),
                                        parameters(request.get("query").asObject()),
                                        request.get("body"));
                        default -> transport;
                    });
        }
        return planned.stream().filter(line -> !line.startsWith("GET ")).toList();
    }

    /**
     * Whether what was sent is what was planned; what only the service could know may be anything.
     */
    static boolean fits(List<String> planned, List<String> sent) {
        if (planned.size() != sent.size()) {
            return false;
        }
        for (int i = 0; i < planned.size(); i++) {
            String form =
                    Pattern.quote(planned.get(i))
                            .replaceAll("\\{(id|uid|dialog_id)}", "\\\\E.*\\\\Q");
            if (!sent.get(i).matches(form)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<String> line(String line) {
        Matcher rest = REST.matcher(line);
        if (rest.matches()) {
            return Stream.of(request(rest.group(1), rest.group(2), rest.group(3)));
        }
        Matcher stanza = STANZA.matcher(line);
        return stanza.matches() && changes(stanza.group(1))
                ? Stream.of(stanza(stanza.group(1)))
                : Stream.of();
    }

    private static String request(String method, String target, String body) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.startsWith(BUCKET)) {
            return STORAGE;
        }
        List<String> parameters =
                query < 0
                        ? List.of()
                        : Stream.of(target.substring(query + 1).split("&", -1))
                                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                                .sorted()
                                .toList();
        try {
            Json json = body.isBlank() ? Json.Nil.NIL : JsonText.parse(body);
            return rest(method, path, parameters, json);
        } catch (MalformedJson form) {
            return STORAGE;
        }
    }

    private static String rest(String method, String path, List<String> parameters, Json body) {
        return method
                + " "
                + path
                + " "
                + parameters
                + " "
                + (body.isNull() ? "" : JsonText.write(body));
    }

    private static List<String> parameters(Json.Obj query) {
        return query.members().entrySet().stream()
                .flatMap(
                        each ->
                                (each.getValue() instanceof Json.Arr several
                                                ? several.items().stream()
                                                : Stream.of(each.getValue()))
                                        .map(
                                                value ->
                                                        each.getKey()
                                                                + "="
                                                                + value.asText().orElse("")))
                .sorted()
                .toList();
    }

    /** Not what only asks, nor what a connection says for itself. */
    private static boolean changes(String text) {
        Xml stanza = parsed(text);
        return switch (stanza.name()) {
            case "iq" ->
                    stanza.attr("type").filter("set"::equals).isPresent()
                            && stanza.elements()
                                    .noneMatch(child -> GREETINGS.contains(child.namespace()));
            case "presence" ->
                    stanza.attr("to").isPresent()
                            && stanza.attr("type").filter("unavailable"::equals).isEmpty();
            default -> true;
        };
    }

    private static String stanza(String text) {
        return FRESH.matcher(XmlText.write(parsed(text), "")).replaceAll("");
    }

    private static Xml parsed(String text) {
        try {
            return XmlText.parse(text, "jabber:client");
        } catch (MalformedXml malformed) {
            throw new IllegalStateException(text, malformed);
        }
    }

    private static String text(Json.Obj object, String key) {
        return object.get(key).asText().orElse("");
    }
}
