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
                new Word.Verb("leave", "Leave a dialog", () -> new LeaveCommand(desk)),
                new Word.Verb("delete", "Delete dialogs", () -> new DeleteCommand(desk)),
                new Word.Verb("clear", "Delete a dialog's messages", () -> new ClearCommand(desk)),
                new Word.Noun("admin", "Administrators of a dialog", () -> admin(desk)),
                new Word.Verb("pin", "Pin messages to a dialog", () -> new PinCommand(desk)),
                new Word.Verb("unpin", "Unpin messages", () -> new UnpinCommand(desk)),
                new Word.Verb(
                        "subscribe", "Join a public dialog", () -> new SubscribeCommand(desk)),
                new Word.Verb(
                        "unsubscribe", "Leave a public dialog", () -> new UnsubscribeCommand(desk)),
                new Word.Verb(
                        "occupants",
                        "List the people in a dialog",
                        () -> new OccupantsCommand(desk)),
                new Word.Verb(
                        "join",
                        "Be in a dialog's room and see who comes and goes",
                        () -> new JoinCommand(desk)),
                new Word.Verb(
                        "online",
                        "List who is in a dialog's room just now",
                        () -> new OnlineCommand(desk)),
                new Word.Verb(
                        "notify",
                        "Turn a dialog's pushes on or off",
                        () -> new NotifyCommand(desk)),
                new Word.Verb(
                        "unread",
                        "Count the messages that wait to be read",
                        () -> new UnreadCommand(desk)),
                new Word.Verb(
                        "export",
                        "Write dialogs' messages to files",
                        () -> new ExportCommand(desk)),
                new Word.Verb(
                        "mark-read",
                        "Mark all messages of a dialog read",
                        () -> new MarkReadCommand(desk)));
    }

    private static List<Word> admin(Desk desk) {
        return List.of(
                new Word.Verb("add", "Make administrators", () -> new AdminAddCommand(desk)),
                new Word.Verb(
                        "remove", "Unmake administrators", () -> new AdminRemoveCommand(desk)),
                new Word.Verb("list", "List the administrators", () -> new AdminListCommand(desk)));
    }
}
