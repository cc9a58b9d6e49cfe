package dev.cubechat.tui.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the commands of one group. */
final class WordList {
    private final Word.Group group;
    private final List<Word> words = new ArrayList<>();

    WordList(Word.Group group) {
        this.group = group;
    }

    /**
     * One more command.
     *
     * @param names the name and the other names, with spaces between
     */
    void add(String names, String arguments, String help, Function<Typed, Wish> reader) {
        words.add(new Word(List.of(names.split(" ", -1)), group, arguments, help, reader));
    }

    List<Word> words() {
        return List.copyOf(words);
    }
}
