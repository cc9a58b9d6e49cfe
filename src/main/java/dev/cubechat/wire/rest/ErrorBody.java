package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bodies of failed requests, and what each failure means to us (rest.md, section 3). */
public final class ErrorBody {
    /** What the service says with status 401 when a token has expired or never lived. */
    public static final String EXPIRED_SESSION = "Required session does not exist";

    /** What it says with status 403 to an application session where a user is needed. */
    public static final String USER_NEEDED = "Forbidden. Need user.";

    /** What it says with status 401 to a request without a token. */
    private static final String TOKEN_NEEDED = "Token is required";

    /** How it begins with status 422 when a custom identity provider turned the person away. */
    private static final String IDENTITY_REFUSED = "Bad Authentication data";

    private static final int LONGEST_FREE_TEXT = 200;

    private ErrorBody() {}

    /** The complaints in a body of any known shape; none where it is empty or a web page. */
    public static List<FieldError> read(byte[] body) {
        Reply reply = new Reply(0, body);
        if (reply.isEmpty()) {
            return List.of();
        }
        try {
            return read(JsonText.parse(body));
        } catch (MalformedJson notJson) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.startsWith("<") || text.length() > LONGEST_FREE_TEXT
                    ? List.of()
                    : List.of(new FieldError(null, text));
        }
    }

    /** Whether the session is gone, so that a new one and the same request may succeed. */
    public static boolean isExpiredSession(int status, byte[] body) {
        return status == 401
                && read(body).stream().anyMatch(error -> error.message().equals(EXPIRED_SESSION));
    }

    /** The one table from status and known texts to what the caller can do. */
    public static Failure toFailure(int status, byte[] body) {
        List<FieldError> errors = read(body);
        FailureKind kind = kind(status, errors);
        Failure failure =
                new Failure(kind, sentence(kind, status, errors))
                        .withHttp(status)
                        .withDetails(details(errors));
        String hint = hint(kind, status, errors);
        return hint == null ? failure : failure.withHint(hint);
    }

    /** {@code {"errors":["…"]}}, the form of the old services. */
    public static Json.Obj errors(String... messages) {
        return Json.obj().with("errors", Json.ofStrings(List.of(messages))).build();
    }

    /** {@code {"errors":{"base":["…"]}}}, the form of the new services. */
    public static Json.Obj base(String... messages) {
        return field("base", messages);
    }

    /** {@code {"errors":{"login":["…"]}}}, a complaint about one field. */
    public static Json.Obj field(String name, String... messages) {
        return Json.obj()
                .with("errors", Json.obj().with(name, Json.ofStrings(List.of(messages))).build())
                .build();
    }

    private static List<FieldError> read(Json body) {
        List<FieldError> found = new ArrayList<>();
        collect(null, body instanceof Json.Obj object ? complaints(object) : body, found);
        return List.copyOf(found);
    }

    /** The service's own words; else those of what stands before it, such as a gateway. */
    private static Json complaints(Json.Obj body) {
        Json error = body.get("error");
        return Stream.of(
                        body.get("errors"),
                        body.get("base"),
                        body.get("message"),
                        error instanceof Json.Obj inner ? inner.get("message") : error)
                .filter(words -> !words.isNull())
                .findFirst()
                .orElse(Json.Nil.NIL);
    }

    private static void collect(@Nullable String field, Json errors, List<FieldError> into) {
        switch (errors) {
            case Json.Obj object -> {
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    String name = member.getKey().equals("base") ? field : member.getKey();
                    collect(name, member.getValue(), into);
                }
            }
            case Json.Arr array -> array.items().forEach(item -> collect(field, item, into));
            case Json.Nil nil -> {}
            default ->
                    errors.asText()
                            .filter(text -> !text.isBlank())
                            .ifPresent(text -> into.add(new FieldError(field, text.strip())));
        }
    }

    private static FailureKind kind(int status, List<FieldError> errors) {
        return switch (status) {
            case 401 -> FailureKind.NOT_SIGNED_IN;
            case 403 ->
                    says(errors, USER_NEEDED) ? FailureKind.NOT_SIGNED_IN : FailureKind.NOT_ALLOWED;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 409 -> FailureKind.CONFLICT;
            case 422 ->
                    says(errors, IDENTITY_REFUSED)
                            ? FailureKind.NOT_SIGNED_IN
                            : FailureKind.INVALID;
            case 429 -> FailureKind.RATE_LIMITED;
            case 407, 408 -> FailureKind.UNREACHABLE;
            default ->
                    status >= 400 && status < 500 ? FailureKind.INVALID : FailureKind.UNREACHABLE;
        };
    }

    private static boolean says(List<FieldError> errors, String beginning) {
        return errors.stream().anyMatch(error -> error.message().startsWith(beginning));
    }

    private static String sentence(FailureKind kind, int status, List<FieldError> errors) {
        String opening =
                switch (kind) {
                    case NOT_SIGNED_IN ->
                            says(errors, EXPIRED_SESSION)
                                    ? "The session has ended"
                                    : "The server did not let us in";
                    case NOT_ALLOWED -> "The server does not allow this";
                    case NOT_FOUND -> "The server knows no such thing";
                    case CONFLICT -> "The server says this clashes with what is there";
                    case INVALID -> "The server refused the input";
                    case RATE_LIMITED -> "The server gets too many requests";
                    default -> opening(status);
                };
        return errors.isEmpty()
                ? opening + " (HTTP " + status + ")."
                : opening + ": " + joined(errors);
    }

    private static String opening(int status) {
        if (status >= 500) {
            return "The server failed";
        }
        return switch (status) {
            case 407 -> "The proxy wants to know who we are";
            case 408 -> "The server waited too long for the request";
            default -> "The server answered with something unexpected";
        };
    }

    private static String joined(List<FieldError> errors) {
        String all = errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        return all.endsWith(".") || all.endsWith("!") || all.endsWith("?") ? all : all + ".";
    }

    private static @Nullable String hint(FailureKind kind, int status, List<FieldError> errors) {
        return switch (kind) {
            case NOT_SIGNED_IN -> signInHint(errors);
            case RATE_LIMITED -> "Wait a little and run it again.";
            case UNREACHABLE ->
                    status >= 300 && status < 400
                            ? "Check api_url: the server sends requests elsewhere."
                            : "Run it again later; with --debug it says what was asked.";
            default -> null;
        };
    }

    private static String signInHint(List<FieldError> errors) {
        if (says(errors, USER_NEEDED)) {
            return "This needs a user, and nobody is signed in: cubechat auth login";
        }
        return says(errors, EXPIRED_SESSION) || says(errors, TOKEN_NEEDED)
                ? "Sign in again: cubechat auth login"
                : "Check login and password, and the application's id and key.";
    }

    private static Json.Obj details(List<FieldError> errors) {
        return errors.isEmpty()
                ? Json.Obj.EMPTY
                : Json.obj()
                        .with(
                                "errors",
                                new Json.Arr(errors.stream().map(FieldError::toJson).toList()))
                        .build();
    }
}
