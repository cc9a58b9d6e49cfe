package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One request that is ready to be sent, with the way to read its reply.
 *
 * @param path from the root of the API, percent-encoded, such as {@code /chat/Dialog}
 * @param query in the order in which it is written
 * @param body null where the request has none
 * @param safeToRepeat whether sending it twice leaves the server as sending it once does
 * @param again reads the reply of a repetition, where the reply before it was lost
 */
public record Call<T>(
        Method method,
        String path,
        List<Param> query,
        @Nullable Json body,
        boolean safeToRepeat,
        Decoder<T> decoder,
        Again<T> again) {

    /** Reads the reply of a request that succeeded. */
    @FunctionalInterface
    public interface Decoder<T> {

        /**
         * The value in the reply.
         *
         * @throws dev.cubechat.model.Failure UNREACHABLE where the body is not what was promised
         */
        T decode(Reply reply);
    }

    /**
     * Reads the reply of a request that was sent again because nobody knows what became of it. What
     * is done already is often refused then: who is to be deleted is not there any more.
     */
    @FunctionalInterface
    public interface Again<T> {

        /** The value where the reply says that it was done before; else nothing. */
        Optional<T> decode(Reply reply);
    }

    public Call {
        query = List.copyOf(query);
    }

    /** A request whose repetition is answered like the first. */
    public static <T> Call<T> of(
            Method method,
            String path,
            List<Param> query,
            @Nullable Json body,
            boolean safeToRepeat,
            Decoder<T> decoder) {
        return new Call<>(
                method, path, query, body, safeToRepeat, decoder, reply -> Optional.empty());
    }

    static <T> Call<T> get(String path, List<Param> query, Decoder<T> decoder) {
        return of(Method.GET, path, query, null, true, decoder);
    }

    static <T> Call<T> put(String path, Json body, Decoder<T> decoder) {
        return of(Method.PUT, path, List.of(), body, true, decoder);
    }

    static <T> Call<T> delete(String path, List<Param> query, Decoder<T> decoder) {
        return of(Method.DELETE, path, query, null, true, decoder);
    }

    /** Deletes what is gone when it is looked for again. */
    static Call<Nothing> delete(String path, List<Param> query) {
        return delete(path, query, Call::nothing).again(doneIf(Call::isGone));
    }

    /** A request that does something new each time it is sent. */
    static <T> Call<T> post(String path, @Nullable Json body, Decoder<T> decoder) {
        return of(Method.POST, path, List.of(), body, false, decoder);
    }

    /** The same request, known to do no harm when it is sent again. */
    Call<T> repeatable() {
        return new Call<>(method, path, query, body, true, decoder, again);
    }

    /** The same request, whose repetition is read so. */
    Call<T> again(Again<T> reading) {
        return new Call<>(method, path, query, body, safeToRepeat, decoder, reading);
    }

    /** Takes such a reply to a repetition for the sign that it was done. */
    static Again<Nothing> doneIf(Predicate<Reply> isSign) {
        return reply -> isSign.test(reply) ? Optional.of(Nothing.NOTHING) : Optional.empty();
    }

    /** Whether the service knows no such thing, or not any more. */
    static boolean isGone(Reply reply) {
        return reply.status() == 404 || reply.status() == 410;
    }

    static Nothing nothing(Reply reply) {
        return Nothing.NOTHING;
    }

    /** Path and query as they stand in the request line. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + Params.write(query);
    }

    /** What would be sent, for {@code --dry-run}; passwords, keys and tokens as dots. */
    public Json describe() {
        var shown = Json.obj().with("method", method.name()).with("path", path);
        if (!query.isEmpty()) {
            shown.with("query", Veil.over(parameters()));
        }
        if (body != null) {
            shown.with("body", Veil.over(body));
        }
        return shown.build();
    }

    /** As {@link #describe} has it: the body may hold a password. */
    @Override
    public String toString() {
        return JsonText.write(describe());
    }

    /** By name; those that are written several times with all their values. */
    private Json parameters() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        query.forEach(
                param ->
                        byName.computeIfAbsent(param.name(), name -> new ArrayList<>())
                                .add(param.value()));
        var parameters = Json.obj();
        byName.forEach(
                (name, values) ->
                        parameters.with(
                                name,
                                values.size() == 1
                                        ? Json.of(values.getFirst())
                                        : Json.ofStrings(values)));
        return parameters.build();
    }
}
