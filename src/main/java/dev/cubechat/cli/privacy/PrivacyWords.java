package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat privacy}. */
public final class PrivacyWords {
    private PrivacyWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb(
                        "list",
                        "Show your lists and which is in force",
                        () -> new ListCommand(desk)),
                new Word.Verb("show", "Show whom a list blocks", () -> new ShowCommand(desk)),
                new Word.Verb(
                        "create",
                        "Make a list, which is not in force yet",
                        () -> new CreateCommand(desk)),
                new Word.Verb("update", "Change a list", () -> new UpdateCommand(desk)),
                new Word.Verb("activate", "Put a list in force", () -> new ActivateCommand(desk)),
                new Word.Verb(
                        "deactivate", "Put no list in force", () -> new DeactivateCommand(desk)),
                new Word.Verb("delete", "Delete a list", () -> new DeleteCommand(desk)),
                new Word.Verb("block", "Block people", () -> new BlockCommand(desk)),
                new Word.Verb("unblock", "Block people no longer", () -> new UnblockCommand(desk)));
    }
}
