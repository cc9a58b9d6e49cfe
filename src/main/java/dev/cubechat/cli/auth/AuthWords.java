package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat auth}. */
public final class AuthWords {
    private AuthWords() {}

    /**
     * The verbs.
     *
     * @param signIn where the settings look for who signs in
     */
    public static List<Word> of(Desk desk, SignInOptions signIn) {
        return List.of(
                new Word.Verb("login", "Sign in", () -> new LoginCommand(desk, signIn)),
                new Word.Verb("signup", "Make an account", () -> new SignupCommand(desk, signIn)),
                new Word.Verb(
                        "guest", "Sign in as someone new, for a day", () -> new GuestCommand(desk)),
                new Word.Verb(
                        "status", "Say who is signed in, and where", () -> new StatusCommand(desk)),
                new Word.Verb("token", "Print the session's token", () -> new TokenCommand(desk)),
                new Word.Verb(
                        "refresh",
                        "Make a new session in place of this one",
                        () -> new RefreshCommand(desk)),
                new Word.Verb("logout", "Sign out", () -> new LogoutCommand(desk)));
    }
}
