package dev.cubechat.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One word of the command line, with the sentence that lists of commands say about it. */
public sealed interface Word {
    String name();

    /** What it does, as one short line without a full stop. */
    String summary();

    /** Makes what it does, if it does something itself. */
    Optional<Runnable> made();

    /** The words that may stand behind it. */
    List<Word> below();

    /**
     * A word that does something.
     *
     * @param command makes the annotated command; called only when the word was typed
     */
    record Verb(String name, String summary, Supplier<? extends Runnable> command) implements Word {
        @Override
        public Optional<Runnable> made() {
            return Optional.of(command.get());
        }

        @Override
        public List<Word> below() {
            return List.of();
        }
    }

    /**
     * A word with more words behind it.
     *
     * @param words called only when the word was typed
     */
    record Noun(String name, String summary, Supplier<List<Word>> words) implements Word {
        @Override
        public Optional<Runnable> made() {
            return Optional.empty();
        }

        @Override
        public List<Word> below() {
            return words.get();
        }
    }
}
