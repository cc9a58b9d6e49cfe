package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Word;

import java.util.List;

/** The verbs of {@code cubechat sandbox}. */
public final class SandboxWords {
    private SandboxWords() {}

    public static List<Word> of(Desk desk) {
        return List.of(
                new Word.Verb("run", "Run a sandbox here until Ctrl-C", () -> new RunCommand(desk)),
                new Word.Verb(
                        "start",
                        "Start your sandbox in the background, and sign in to it",
                        () -> new StartCommand(desk)),
                new Word.Verb("stop", "Stop your sandbox", () -> new StopCommand(desk)),
                new Word.Verb(
                        "status", "Tell where your sandbox is", () -> new StatusCommand(desk)),
                new Word.Verb(
                        "reset",
                        "Stop your sandbox and forget its data",
                        () -> new ResetCommand(desk)));
    }
}
