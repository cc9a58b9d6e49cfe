package dev.cubechat.sandbox.world;

import dev.cubechat.model.Secret;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a person says about themselves when they sign up or change their profile; null says nothing
 * (protocol page rest.md, section 5.1).
 *
 * @param tags null leaves the tags as they are
 */
public record NewPerson(
        @Nullable String login,
        @Nullable String email,
        @Nullable Secret password,
        @Nullable Secret oldPassword,
        @Nullable String fullName,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String avatar,
        @Nullable String customData,
        @Nullable String externalId,
        @Nullable String facebookId,
        @Nullable String twitterId,
        @Nullable List<String> tags,
        @Nullable Integer timezone) {

    public NewPerson {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** Somebody with a name and a password, and nothing else. */
    public static NewPerson named(String login, Secret password, @Nullable String fullName) {
        return new NewPerson(
                login, null, password, null, fullName, null, null, null, null, null, null, null,
                null, null);
    }
}
