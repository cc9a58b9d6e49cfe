package dev.cubechat.tui.view;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.Wrap;
import dev.cubechat.tui.desk.Note;

import java.util.ArrayList;
import java.util.List;

/** Breaks a note into lines. Where it is too long, what the person can do about it stays whole. */
final class NoteLines {
    private NoteLines() {}

    /**
     * The lines, of which there is at least one.
     *
     * @param most how many there may be
     */
    static List<String> of(Note note, int width, int most) {
        String all = note.step().isEmpty() ? note.text() : note.text() + " " + note.step();
        List<String> lines = Wrap.lines(all, width);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> step = note.step().isEmpty() ? List.of() : cut(note.step(), width, most - 1);
        List<String> cut = new ArrayList<>(cut(note.text(), width, most - step.size()));
        cut.addAll(step);
        return cut;
    }

    /** The lines of a sentence; where there are more, the last ends with an ellipsis. */
    static List<String> cut(String text, int width, int most) {
        List<Wrap.Span> lines = Wrap.spans(text, width);
        if (lines.size() <= most) {
            return lines.stream().map(line -> line.of(text)).toList();
        }
        List<String> some = new ArrayList<>();
        for (Wrap.Span line : lines.subList(0, most)) {
            boolean last = some.size() == most - 1;
            some.add(last ? DisplayWidth.cut(text.substring(line.from()), width) : line.of(text));
        }
        return some;
    }
}
