package dev.cubechat.cli.report;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat report}. */
public final class ReportWords {
    private ReportWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("user", "Report a person", () -> new UserCommand(desk)),
                new Word.Verb("message", "Report a message", () -> new MessageCommand(desk)));
    }
}
