package dev.cubechat.app;

import dev.cubechat.cli.Word;

import java.util.List;

/** The first words of the command line. What stands behind a word is loaded when it is typed. */
final class Nouns {
    private Nouns() {}

    static List<Word> of(Run run) {
        return List.of();
    }
}
