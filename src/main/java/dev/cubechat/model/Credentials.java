package dev.cubechat.model;

import org.jspecify.annotations.Nullable;

/** What a person shows to be let in (protocol page rest.md, section 4.1). */
public sealed interface Credentials {

    /** A login name with its password; with a custom identity provider the login is its token. */
    record Login(String login, Secret password) implements Credentials {}

    /** An e-mail address with its password. */
    record Email(String email, Secret password) implements Credentials {}

    /** A throw-away user that lives for a day. */
    record Guest(@Nullable String fullName) implements Credentials {}

    /** Nobody yet: an application session, which may only do what needs no user. */
    record Application() implements Credentials {}
}
