package dev.cubechat.tui.words;

import java.util.List;

/** The commands for the program itself. */
final class ProgramWords {
    private ProgramWords() {}

    static List<Word> all() {
        WordList list = new WordList(Word.Group.SCREEN);
        list.add(
                "help h ?",
                "[COMMAND]",
                "Explain the keys and commands, or one of them.",
                t -> new Wish.Help(t.isEmpty() ? null : t.word()));
        list.add(
                "theme",
                "auto|dark|light|mono",
                "Other colours.",
                t -> new Wish.Theme(t.oneOf(Words.THEMES)));
        list.add(
                "mouse",
                "on|off",
                "Off: select text with the mouse as in a terminal.",
                t -> new Wish.UseMouse(t.on()));
        list.add(
                "emoji",
                "auto|safe|full|ascii",
                "How emoji are drawn.",
                t -> new Wish.Emoji(t.oneOf(Words.EMOJI)));
        list.add("quit exit q", "", "Leave the program.", t -> new Wish.Quit());
        return list.words();
    }
}
