package dev.cubechat.config;

import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

/**
 * Who the settings say to be. All parts come from one level, because half a name from a flag and
 * half from a profile would be nobody.
 *
 * @param level where it was said
 */
public record Identity(
        @Nullable String login,
        @Nullable String email,
        @Nullable UserId userId,
        Origin.Kind level) {

    /** Whether a session of that person is a session of this one. */
    public boolean matches(SavedSession session) {
        return (login == null || login.equals(session.login()))
                && (email == null || email.equals(session.email()))
                && (userId == null || userId.equals(session.userId()));
    }

    /** What to call this person; the settings name them by one of these at least. */
    String name() {
        if (login != null) {
            return login;
        }
        return email != null ? email : String.valueOf(userId);
    }

    /** One text for one person. */
    String key() {
        return "login=" + login + " email=" + email + " id=" + userId;
    }
}
