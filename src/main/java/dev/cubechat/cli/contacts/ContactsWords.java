package dev.cubechat.cli.contacts;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat contacts}. */
public final class ContactsWords {
    private ContactsWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("list", "Show your contacts", () -> new ListCommand(desk)),
                new Word.Verb(
                        "requests",
                        "Show who asks to be your contact",
                        () -> new RequestsCommand(desk)),
                new Word.Verb("add", "Ask someone to be your contact", () -> new AddCommand(desk)),
                new Word.Verb(
                        "confirm",
                        "Say yes to someone who has asked",
                        () -> new ConfirmCommand(desk)),
                new Word.Verb(
                        "reject", "Say no to someone who has asked", () -> new RejectCommand(desk)),
                new Word.Verb(
                        "remove",
                        "Take someone out of your contacts",
                        () -> new RemoveCommand(desk)),
                new Word.Verb(
                        "rename", "Call a contact something else", () -> new RenameCommand(desk)));
    }
}
