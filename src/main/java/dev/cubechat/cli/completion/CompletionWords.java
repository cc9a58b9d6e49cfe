package dev.cubechat.cli.completion;

import dev.cubechat.cli.Word;
import dev.cubechat.cli.output.Out;

import java.util.List;

/** The verbs of {@code completion}: a shell each. */
public final class CompletionWords {
    private CompletionWords() {}

    public static List<Word> of(Out out) {
        return List.of(
                new Word.Verb("bash", "Print the completion for bash", () -> new BashCommand(out)),
                new Word.Verb("zsh", "Print the completion for zsh", () -> new ZshCommand(out)),
                new Word.Verb("fish", "Print the completion for fish", () -> new FishCommand(out)));
    }
}
