package dev.cubechat.cli.msg;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat msg}. */
public final class MsgWords {
    private MsgWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("send", "Send a message", () -> new SendCommand(desk)),
                new Word.Verb(
                        "pipe",
                        "Send each record of stdin as a message, once",
                        () -> new PipeCommand(desk)),
                new Word.Verb(
                        "history",
                        "Read a dialog's messages, marking nothing read",
                        () -> new HistoryCommand(desk)),
                new Word.Verb("show", "Show messages", () -> new ShowCommand(desk)),
                new Word.Verb("edit", "Replace a message's text", () -> new EditCommand(desk)),
                new Word.Verb("delete", "Delete messages", () -> new DeleteCommand(desk)),
                new Word.Verb(
                        "mark", "Mark messages read or delivered", () -> new MarkCommand(desk)),
                new Word.Verb(
                        "receipts",
                        "Say who has a message and who has read it",
                        () -> new ReceiptsCommand(desk)),
                new Word.Verb("react", "React to a message", () -> new ReactCommand(desk)),
                new Word.Verb(
                        "reactions",
                        "Say who reacted how to a message",
                        () -> new ReactionsCommand(desk)),
                new Word.Verb("typing", "Say that you are typing", () -> new TypingCommand(desk)));
    }
}
