package dev.cubechat.config;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A session as it is kept between runs, so that a one-shot costs one request.
 *
 * @param apiUrl the service that gave it; its token is shown to no other
 * @param userId who is signed in; null for an application session
 * @param login the name that the person signed in with, or null
 * @param email the address that the person signed in with, or null
 * @param expires when the service forgets it, as far as we know
 */
public record SavedSession(
        URI apiUrl,
        AppId appId,
        @Nullable UserId userId,
        @Nullable String login,
        @Nullable String email,
        Secret token,
        Instant expires) {

    public SavedSession withExpiry(Instant later) {
        return new SavedSession(apiUrl, appId, userId, login, email, token, later);
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expires);
    }

    Json.Obj toJson() {
        return Json.obj()
                .with("api_url", apiUrl.toString())
                .with("app_id", appId.value())
                .with("user_id", userId == null ? Json.Nil.NIL : Json.of(userId.value()))
                .with("login", login)
                .with("email", email)
                .with("token", token.reveal())
                .with("expires", expires.toString())
                .build();
    }

    /** The session in a file of ours; nothing where the file is not one. */
    static Optional<SavedSession> fromJson(Json.Obj json) {
        Optional<Long> app = json.get("app_id").asLong().filter(id -> id > 0);
        Optional<String> url = json.get("api_url").asText();
        Optional<String> token = json.get("token").asText().filter(text -> !text.isEmpty());
        Optional<Instant> expires = json.get("expires").asText().flatMap(SavedSession::instant);
        if (app.isEmpty() || url.isEmpty() || token.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        if (!SettingKind.URL.accepts(url.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new SavedSession(
                        URI.create(url.get()),
                        new AppId(app.get()),
                        json.get("user_id")
                                .asLong()
                                .filter(id -> id > 0)
                                .map(UserId::new)
                                .orElse(null),
                        json.get("login").asText().orElse(null),
                        json.get("email").asText().orElse(null),
                        new Secret(token.get()),
                        expires.get()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
