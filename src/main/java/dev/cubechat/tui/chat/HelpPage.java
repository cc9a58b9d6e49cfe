package dev.cubechat.tui.chat;

import dev.cubechat.tui.desk.KeyMap;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Overlay.Line;
import dev.cubechat.tui.words.Word;
import dev.cubechat.tui.words.Words;

import java.util.ArrayList;
import java.util.List;

/** The keys and commands, to read. */
final class HelpPage {
    private HelpPage() {}

    static Overlay.Text all(KeyMap keys) {
        List<Line> lines = new ArrayList<>();
        heading(lines, "Write");
        line(lines, "Enter", "send");
        line(lines, "Alt-Enter Ctrl-J", "begin a new line");
        line(lines, "Tab", "complete /commands, @people, :emoji:");
        line(lines, "↑", "change your last message; what was sent before");
        line(lines, "Ctrl-W Ctrl-U Ctrl-Y", "cut a word, cut the line, paste it");
        line(lines, "Ctrl-_ Alt-_", "undo, redo");
        line(lines, "Ctrl-C", "clear what you write");
        line(lines, "Ctrl-X Ctrl-E", "write in your editor");
        heading(lines, "Read");
        line(lines, "PgUp PgDn", "older, newer; the wheel scrolls, too");
        line(lines, "Ctrl-Home Ctrl-End", "oldest at hand, newest");
        line(lines, "Ctrl-F", "search here; /search TEXT looks everywhere");
        heading(lines, "Chats");
        line(lines, "Ctrl-K", "go to a dialog, person or command");
        line(lines, "Alt-↑ Alt-↓", "previous, next dialog; Alt-1 to Alt-9 by number");
        line(lines, "Alt-A", "next unread dialog");
        line(lines, "F2", "list of dialogs on a narrow screen");
        heading(lines, "Messages");
        line(lines, "Ctrl-↑", "select a message; ↑ ↓ another; then");
        line(lines, "r e d", "reply, edit, delete");
        line(lines, "+ y i", "react, copy, who has read it");
        line(lines, "o p", "open or download, pin");
        line(lines, "t !", "try again, report");
        heading(lines, "Program");
        line(lines, "Ctrl-L Alt-M Ctrl-Z", "repaint, mouse on or off, suspend");
        line(lines, "Ctrl-Q", "quit");
        for (Word.Group group : Word.Group.values()) {
            heading(lines, "Commands · " + group.title());
            Words.all().stream()
                    .filter(word -> word.group() == group)
                    .forEach(word -> line(lines, word.usage(), word.help()));
        }
        heading(lines, "Marks");
        line(lines, "…", "waits for the connection");
        line(lines, "✓  ✓✓  ✓✓*", "the server has it; delivered; read");
        line(lines, "✗", "not sent: /retry, or select it and press t");
        return new Overlay.Text(
                "Help", lines.stream().map(line -> renamed(line, keys)).toList(), 0);
    }

    private static Line renamed(Line line, KeyMap keys) {
        return new Line(keys.shown(line.key()), line.text());
    }

    static Overlay.Text of(Word word) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(word.usage(), word.help()));
        if (word.names().size() > 1) {
            String others = "/" + String.join(" /", word.names().subList(1, word.names().size()));
            lines.add(new Line(others, "The same."));
        }
        return new Overlay.Text("Help", lines, 0);
    }

    static void heading(List<Line> lines, String title) {
        if (!lines.isEmpty()) {
            lines.add(new Line(" ", ""));
        }
        lines.add(new Line("", title));
    }

    private static void line(List<Line> lines, String key, String text) {
        lines.add(new Line(key, text));
    }
}
