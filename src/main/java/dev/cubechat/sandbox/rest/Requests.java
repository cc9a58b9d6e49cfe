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
        String method = method(exchange);
        String type =
                Optional.ofNullable(headers.getFirst("Content-Type"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        if (hasParamsInBody(method, type)) {
            params = params.and(Params.parse(body.strip()));
        }
        return new Request(
                method,
                Optional.ofNullable(headers.getFirst("Host")).orElse("localhost"),
                path(exchange.getRequestURI().getRawPath()),
                exchange.getRequestURI().getRawPath().endsWith(SUFFIX),
                params,
                type,
                body,
                secret(headers, "CB-Token"),
                secret(headers, "CB-AuthKey"));
    }

    /** A HEAD is a GET whose body is kept back when it is sent. */
    private static String method(HttpExchange exchange) {
        String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
        return method.equals("HEAD") ? "GET" : method;
    }

    /** A DELETE's body has parameters; a GET's has where it is a form, as curl's {@code -d} is. */
    private static boolean hasParamsInBody(String method, String contentType) {
        return method.equals("DELETE") || (method.equals("GET") && Request.isForm(contentType));
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
