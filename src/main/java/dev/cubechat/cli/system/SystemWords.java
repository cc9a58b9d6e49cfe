package dev.cubechat.cli.system;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat system}. */
public final class SystemWords {
    private SystemWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb(
                        "send",
                        "Send data to another person's program",
                        () -> new SendCommand(desk)));
    }
}
