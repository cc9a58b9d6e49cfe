package dev.cubechat.app;

import dev.cubechat.cli.Word;
import dev.cubechat.cli.profile.Desk;
import dev.cubechat.cli.profile.ProfileWords;

import java.util.List;

/** The first words of the command line. What stands behind a word is loaded when it is typed. */
final class Nouns {
    private Nouns() {}

    static List<Word> of(Run run) {
        return List.of(
                new Word.Noun(
                        "profile",
                        "Named sets of settings",
                        () ->
                                ProfileWords.of(
                                        new Desk(
                                                run.finder(),
                                                run::flags,
                                                run.stdin(),
                                                run.person(),
                                                run.out()))));
    }
}
