package dev.cubechat.sandbox.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import dev.cubechat.model.Secret;
import dev.cubechat.wire.rest.Params;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a request off the HTTP server (rest.md, sections 1 and 2.3). */
final class Requests {
    private static final String SUFFIX = ".json";

    private Requests() {}

    static Request read(HttpExchange exchange, String body) {
        Headers headers = exchange.getRequestHeaders();
        String query = exchange.getRequestURI().getRawQuery();
        Params params = query == null ? Params.NONE : Params.parse(query);
        String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
        if (method.equals("DELETE")) {
            params = params.and(Params.parse(body));
        }
        return new Request(
                method,
                Optional.ofNullable(headers.getFirst("Host")).orElse("localhost"),
                path(exchange.getRequestURI().getRawPath()),
                exchange.getRequestURI().getRawPath().endsWith(SUFFIX),
                params,
                Optional.ofNullable(headers.getFirst("Content-Type"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT),
                body,
                secret(headers, "CB-Token"),
                secret(headers, "CB-AuthKey"));
    }

    static List<String> path(String raw) {
        String path = raw.endsWith(SUFFIX) ? raw.substring(0, raw.length() - SUFFIX.length()) : raw;
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                // A plus sign in a path stands for itself.
                parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static Optional<Secret> secret(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }
}
