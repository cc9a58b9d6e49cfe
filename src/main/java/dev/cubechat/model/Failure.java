package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one exception that callers are told of. The kind says what they can do, the message what was
 * tried and what happened, the hint what to try next.
 */
public final class Failure extends RuntimeException {
    private final FailureKind kind;
    private final @Nullable String hint;
    private final int http;
    private final Json.Obj details;

    public Failure(FailureKind kind, String message) {
        this(kind, message, null, 0, Json.Obj.EMPTY, null);
    }

    public Failure(FailureKind kind, String message, Throwable cause) {
        this(kind, message, null, 0, Json.Obj.EMPTY, cause);
    }

    private Failure(
            FailureKind kind,
            String message,
            @Nullable String hint,
            int http,
            Json.Obj details,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
        this.http = http;
        this.details = details;
    }

    /** What to throw where a thread is told to stop: it stays told. */
    public static Failure interrupted(String sentence, Exception told) {
        Thread.currentThread().interrupt();
        return new Failure(FailureKind.INTERRUPTED, sentence, told);
    }

    /** Throws it, where there is one. */
    public static void throwAny(Optional<Failure> failure) {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The same failure with something to try. */
    public Failure withHint(String text) {
        return new Failure(kind, sentence(), text, http, details, getCause());
    }

    /** The same failure with the HTTP status that told of it. */
    public Failure withHttp(int status) {
        return new Failure(kind, sentence(), hint, status, details, getCause());
    }

    /** The same failure with facts for scripts, such as the candidates of an ambiguous name. */
    public Failure withDetails(Json.Obj facts) {
        return new Failure(kind, sentence(), hint, http, facts, getCause());
    }

    public FailureKind kind() {
        return kind;
    }

    /** The message, which is never missing. */
    public String sentence() {
        String message = getMessage();
        return message == null ? kind.word() : message;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The HTTP status, where a reply told of the failure. */
    public OptionalInt http() {
        return http == 0 ? OptionalInt.empty() : OptionalInt.of(http);
    }

    public Json.Obj details() {
        return details;
    }
}
