package dev.cubechat.cli.dialog;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat dialog}. */
public final class DialogWords {
    private DialogWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("create", "Create a dialog", () -> new CreateCommand(desk)),
                new Word.Verb("list", "List your dialogs", () -> new ListCommand(desk)),
                new Word.Verb("show", "Show one dialog", () -> new ShowCommand(desk)),
                new Word.Verb("count", "Count your dialogs", () -> new CountCommand(desk)),
                new Word.Verb(
                        "update",
                        "Change a dialog's name, description, photo or fields",
                        () -> new UpdateCommand(desk)),
                new Word.Verb("add", "Add people to a dialog", () -> new AddCommand(desk)),
                new Word.Verb(
                        "remove", "Remove people from a dialog", () -> new RemoveCommand(desk)),
                new Word.Verb("leave", "Leave a dialog", () -> new LeaveCommand(desk)));
    }
}
