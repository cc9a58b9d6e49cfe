package dev.cubechat.cli.profile;

import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat profile}. */
public final class ProfileWords {
    private ProfileWords() {}

    public static List<Word> of(ProfileDesk desk) {
        return List.of(
                new Word.Verb("list", "List the profiles", () -> new ListCommand(desk)),
                new Word.Verb(
                        "show",
                        "Show the settings in force, and where each comes from",
                        () -> new ShowCommand(desk)),
                new Word.Verb("add", "Add a profile", () -> new AddCommand(desk)),
                new Word.Verb(
                        "set",
                        "Change or take out settings of a profile",
                        () -> new SetCommand(desk)),
                new Word.Verb("use", "Make a profile the default", () -> new UseCommand(desk)),
                new Word.Verb(
                        "remove",
                        "Remove a profile and all that signs in with it",
                        () -> new RemoveCommand(desk)));
    }
}
