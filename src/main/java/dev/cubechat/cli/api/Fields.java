package dev.cubechat.cli.api;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of a raw request: a query string, or a JSON object in which {@code a[b]=c} is an
 * object within and {@code a[]=c} an item of a list.
 */
final class Fields {
    private final List<Field> fields;

    /** One {@code key=value} as typed. */
    record Field(String key, String value) {
        static Field parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a field is key=value, not \"" + text + "\"");
            }
            return new Field(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    Fields(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The path with these fields behind it. */
    String query(String path) {
        if (fields.isEmpty()) {
            return path;
        }
        return fields.stream()
                .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&", path + (path.contains("?") ? "&" : "?"), ""));
    }

    /**
     * The object of all fields.
     *
     * @throws Failure USAGE where two fields have one name and are no list
     */
    Json body() {
        Node root = new Node("");
        fields.forEach(field -> root.put(field.key(), field.value()));
        return root.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An object under construction. */
    private static final class Node {
        private final Map<String, Json> values = new LinkedHashMap<>();
        private final Map<String, Node> below = new LinkedHashMap<>();
        private final String path;

        /**
         * @param path how this is typed; nothing for the whole
         */
        Node(String path) {
            this.path = path;
        }

        void put(String key, String value) {
            int open = key.indexOf('[');
            int close = key.indexOf(']', open);
            if (open < 1 || close < 0) {
                if (below.containsKey(key) || values.putIfAbsent(key, Json.of(value)) != null) {
                    throw twice(key);
                }
                return;
            }
            String name = key.substring(0, open);
            String inner = key.substring(open + 1, close);
            if (inner.isEmpty()) {
                if (below.containsKey(name) || !(listed(name) instanceof Json.Arr)) {
                    throw twice(name);
                }
                List<Json> items = new ArrayList<>(listed(name).asItems());
                items.add(Json.of(value));
                values.put(name, new Json.Arr(items));
            } else if (values.containsKey(name)) {
                throw twice(name);
            } else {
                below.computeIfAbsent(name, n -> new Node(typed(n)))
                        .put(inner + key.substring(close + 1), value);
            }
        }

        private Json listed(String name) {
            return values.getOrDefault(name, Json.Arr.EMPTY);
        }

        private String typed(String name) {
            return path.isEmpty() ? name : path + "[" + name + "]";
        }

        /** One of the two would be lost. */
        private Failure twice(String name) {
            String key = typed(name);
            return new Failure(
                            FailureKind.USAGE,
                            "The field " + key + " is there twice, and has one value.")
                    .withHint(key + "[]=VALUE makes a list of several; --input takes any JSON.");
        }

        Json json() {
            var object = Json.obj();
            values.forEach(object::with);
            below.forEach((name, node) -> object.with(name, node.json()));
            return object.build();
        }
    }
}
