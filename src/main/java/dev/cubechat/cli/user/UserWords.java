package dev.cubechat.cli.user;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat user}. */
public final class UserWords {
    private UserWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("me", "Show who is signed in", () -> new MeCommand(desk)),
                new Word.Verb("show", "Show people", () -> new ShowCommand(desk)),
                new Word.Verb("find", "Find people", () -> new FindCommand(desk)),
                new Word.Verb("update", "Change your own profile", () -> new UpdateCommand(desk)),
                new Word.Verb("delete", "Delete your own account", () -> new DeleteCommand(desk)),
                new Word.Verb(
                        "reset-password",
                        "Have a way to a new password mailed",
                        () -> new ResetPasswordCommand(desk)));
    }
}
