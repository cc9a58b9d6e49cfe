package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

/** What a person shows to be let in (protocol page rest.md, section 4.1). */
public sealed interface Credentials {

    /** A login name with its password. */
    record Login(String login, Secret password) implements Credentials {}

    /** An e-mail address with its password. */
    record Email(String email, Secret password) implements Credentials {}

    /**
     * Someone for whom another service vouches.
     *
     * @param secret only with Twitter
     * @param projectId only where the provider has projects
     */
    record Vouched(
            Provider provider, Secret token, @Nullable Secret secret, @Nullable String projectId)
            implements Credentials {}

    /** A throw-away user that lives for a day. */
    record Guest(@Nullable String fullName) implements Credentials {}

    /** Nobody yet: an application session, which may only do what needs no user. */
    record Application() implements Credentials {}
}
