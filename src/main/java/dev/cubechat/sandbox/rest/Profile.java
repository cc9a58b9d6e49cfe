package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;
import dev.cubechat.sandbox.world.NewPerson;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** What people say about themselves: the body of sign-up and of a change (rest.md, section 5.1). */
final class Profile {
    private final Json.Obj user;

    private Profile(Json.Obj user) {
        this.user = user;
    }

    /** Reads {@code {"user":{…}}}, or its inside alone. */
    static NewPerson read(Json body) {
        Json inner = body.asObject().get("user");
        return new Profile((inner.isNull() ? body : inner).asObject()).person();
    }

    private NewPerson person() {
        return new NewPerson(
                text("login"),
                text("email"),
                secret("password"),
                secret("old_password"),
                text("full_name"),
                text("phone"),
                text("website"),
                text("avatar"),
                text("custom_data"),
                text("external_id"),
                text("facebook_id"),
                text("twitter_id"),
                tags(),
                user.get("timezone").asLong().map(Long::intValue).orElse(null));
    }

    private @Nullable String text(String key) {
        return user.get(key).asText().orElse(null);
    }

    private @Nullable Secret secret(String key) {
        return user.get(key).asText().filter(t -> !t.isEmpty()).map(Secret::new).orElse(null);
    }

    /** Written as {@code tag_list}, read as {@code user_tags}; both spellings are taken. */
    private @Nullable List<String> tags() {
        Json tags = user.has("tag_list") ? user.get("tag_list") : user.get("user_tags");
        return switch (tags) {
            case Json.Nil nil -> null;
            case Json.Arr array ->
                    array.items().stream().flatMap(tag -> tag.asText().stream()).toList();
            default ->
                    Arrays.stream(tags.asText().orElse("").split(",", -1))
                            .map(String::strip)
                            .filter(tag -> !tag.isEmpty())
                            .toList();
        };
    }
}
