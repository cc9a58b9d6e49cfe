package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a person says about themselves when they sign up or change their profile; what is null stays
 * as it is (protocol page rest.md, sections 5.1 and 5.4).
 *
 * @param oldPassword needed beside a new password, but not to sign up
 * @param avatar the uid of a file, or an address
 * @param customData any text; often JSON
 * @param tags null leaves them as they are, an empty list takes them away
 */
public record UserChange(
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
        @Nullable List<String> tags) {

    /** The most tags that a person can have. */
    public static final int MOST_TAGS = 5;

    public static final UserChange NOTHING =
            new UserChange(null, null, null, null, null, null, null, null, null, null, null);

    public UserChange {
        tags = tags == null ? null : List.copyOf(tags);
    }

    public UserChange withPasswords(Secret fresh, @Nullable Secret old) {
        return new UserChange(
                login,
                email,
                fresh,
                old,
                fullName,
                phone,
                website,
                avatar,
                customData,
                externalId,
                tags);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
