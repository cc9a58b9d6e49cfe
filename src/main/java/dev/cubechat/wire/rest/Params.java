package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of one request, from its query string or its form body (rest.md, section 2).
 *
 * <p>Reading is patient: keys are percent-decoded before their brackets are looked at, and {@code
 * k[]=a&k[]=b}, {@code k=a,b} and {@code k=a, b} are the same list.
 */
public final class Params {
    /** No parameters. */
    public static final Params NONE = new Params(List.of());

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final List<Param> all;

    private Params(List<Param> all) {
        this.all = List.copyOf(all);
    }

    public static Params of(List<Param> params) {
        return new Params(params);
    }

    /** Reads what stands behind the {@code ?} of a request line, or in a form body. */
    public static Params parse(String encoded) {
        List<Param> params = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            params.add(new Param(decode(name), decode(value)));
        }
        return new Params(params);
    }

    /** Writes parameters in their order: values percent-encoded, brackets in names kept. */
    public static String write(List<Param> params) {
        StringBuilder written = new StringBuilder(params.size() * 24);
        for (Param param : params) {
            written.append(written.isEmpty() ? "" : "&");
            write(param, written);
        }
        return written.toString();
    }

    static void write(Param param, StringBuilder into) {
        encode(param.name(), "[]", into);
        into.append('=');
        encode(param.value(), "", into);
    }

    /** One part of a path, percent-encoded where it must be. */
    static String encodeSegment(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length() + 16);
        encode(segment, "", encoded);
        return encoded.toString();
    }

    /** All of them, in order, decoded. */
    public List<Param> all() {
        return all;
    }

    /** These and then those of another place, such as the body of a DELETE. */
    public Params and(Params more) {
        return new Params(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    /** The first value under that name. */
    public Optional<String> first(String name) {
        for (Param param : all) {
            if (param.name().equals(name)) {
                return Optional.of(param.value());
            }
        }
        return Optional.empty();
    }

    /** A whole number under that name. */
    public Optional<Long> number(String name) {
        return first(name).flatMap(text -> Json.of(text).asLong());
    }

    /** Whether the parameter is there and says yes: 1 or true. */
    public boolean flag(String name) {
        return first(name).flatMap(text -> Json.of(text).asBoolean()).orElse(false);
    }

    /** The items under that name, however the list is spelled; none where it is missing. */
    public List<String> list(String name) {
        return all.stream()
                .filter(p -> p.name().equals(name) || p.name().equals(name + "[]"))
                .flatMap(p -> splitList(p.value()))
                .toList();
    }

    /**
     * The conditions among the parameters: all but those that steer the list, such as {@code limit}
     * and {@code sort_asc}.
     *
     * @throws Failure INVALID where a name is not {@code field} or {@code field[op]}
     */
    public List<Filter> filters() {
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        for (Param param : all) {
            if (!Filter.isSteering(param.name())) {
                grouped.computeIfAbsent(param.name(), name -> new ArrayList<>()).add(param.value());
            }
        }
        return grouped.entrySet().stream()
                .map(entry -> filter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Filter filter(String name, List<String> values) {
        boolean repeated = name.endsWith("[]");
        String key = repeated ? name.substring(0, name.length() - 2) : name;
        int bracket = key.lastIndexOf('[');
        if (key.isEmpty() || bracket == 0 || (bracket > 0 && !key.endsWith("]"))) {
            throw new Failure(
                    FailureKind.INVALID, "\"" + name + "\" is not a field or a field[operator].");
        }
        if (bracket > 0) {
            String field = key.substring(0, bracket);
            String word = key.substring(bracket + 1, key.length() - 1);
            Optional<Filter.Operator> operator = operator(word);
            if (operator.isPresent()) {
                return new Filter(field, operator.get(), values(operator.get(), values, repeated));
            }
        }
        return repeated
                ? new Filter(key, Filter.Operator.IN, split(values))
                : new Filter(key, Filter.Operator.EQ, values);
    }

    private static List<String> values(
            Filter.Operator operator, List<String> values, boolean repeated) {
        return switch (operator) {
            case IN, NIN, ALL -> split(values);
            default -> repeated ? split(values) : values;
        };
    }

    private static Optional<Filter.Operator> operator(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return Stream.of(Filter.Operator.values())
                .filter(operator -> operator.word().equals(wanted))
                .findFirst();
    }

    private static List<String> split(List<String> values) {
        return values.stream().flatMap(Params::splitList).toList();
    }

    private static Stream<String> splitList(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
    }

    private static void encode(String text, String kept, StringBuilder into) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                into.append(c);
            } else {
                into.append('%').append(HEX.toHexDigits(b));
            }
        }
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~".indexOf(c) >= 0;
    }

    /** Form decoding: also a plus sign for a space. */
    private static String decode(String text) {
        return decodePercent(text.replace('+', ' '));
    }

    /** Percent-decoding. A percent sign that begins no byte stands for itself. */
    static String decodePercent(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && isByte(bytes, i + 1)) {
                decoded.write(HexFormat.fromHexDigits(text(bytes, i + 1)));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isByte(byte[] bytes, int at) {
        return at + 1 < bytes.length
                && HexFormat.isHexDigit(bytes[at])
                && HexFormat.isHexDigit(bytes[at + 1]);
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 2, StandardCharsets.US_ASCII);
    }
}
