package dev.cubechat.tui.term;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Shows screens on a terminal in the person's taste, and learns from the terminal how. Used by one
 * thread.
 */
final class Display {
    private final Tty tty;
    private Taste taste;
    private final Colours colours;
    private final boolean takesLinks;
    private final Questions questions = new Questions();
    private final Painter painter;
    private Size size;
    private boolean asked;
    private String notice = "";

    Display(Tty tty, Taste taste, Map<String, String> environment) {
        this.tty = tty;
        this.taste = taste;
        this.colours = Colours.of(environment);
        this.takesLinks = Hyperlinks.areTaken(environment);
        this.size = tty.size();
        this.painter = new Painter(size, theme(), glyphs());
    }

    Size size() {
        return size;
    }

    /** Looks how large the terminal is now. */
    Size measure() {
        size = tty.size();
        painter.resize(size);
        return size;
    }

    Taste taste() {
        return taste;
    }

    /** Looks different from now on. */
    void use(Taste other) {
        taste = other;
        asked = false;
        painter.dress(theme(), glyphs());
    }

    /** Forgets what the terminal shows. */
    void repaint() {
        painter.repaint();
    }

    /** Shows a sentence in the last row, until the next key. */
    void notice(String sentence) {
        notice = sentence;
    }

    void show(Screen screen) throws IOException {
        String frame = painter.paint(notice.isEmpty() ? screen : withNotice(screen));
        if (!frame.isEmpty()) {
            tty.write(frame);
        }
        if (!asked) {
            asked = true;
            ask(screen);
        }
    }

    /** The questions scribble over rows that are drawn again before anybody can see it. */
    private void ask(Screen screen) throws IOException {
        String text =
                questions.ask(
                        taste.emoji() == Taste.Emoji.AUTO,
                        taste.scheme() == Taste.Scheme.AUTO && colours != Colours.NONE);
        if (!text.isEmpty() && size.rows() >= Questions.ROWS) {
            painter.disturbed(Questions.ROWS);
            tty.write("\u001b[?2026h" + text + painter.paint(screen));
        }
    }

    /** Takes what the terminal answered; whether that changes how things look. */
    boolean answered(Decoder.Reply reply) {
        boolean news = questions.answered(reply);
        if (news) {
            painter.dress(theme(), glyphs());
        }
        return news;
    }

    /** Whether the terminal has yet to answer. */
    boolean waits() {
        return questions.open();
    }

    private Screen withNotice(Screen screen) {
        int last = size.rows() - 1;
        if (last < 0) {
            return screen;
        }
        List<Row> rows = new ArrayList<>(screen.rows());
        while (rows.size() <= last) {
            rows.add(Row.BLANK);
        }
        String text = DisplayWidth.fit(" " + notice, size.columns());
        rows.set(last, new Row(List.of(new Piece(text, Style.of(Role.ERROR)))));
        return new Screen(screen.size(), rows, screen.cursor());
    }

    private Theme theme() {
        boolean light =
                switch (taste.scheme()) {
                    case LIGHT -> true;
                    case DARK, MONO -> false;
                    case AUTO -> questions.light().orElse(false);
                };
        return new Theme(
                taste.scheme() == Taste.Scheme.MONO ? Colours.NONE : colours, light, links());
    }

    /** Nothing but ASCII is for terminals of which nothing is expected. */
    private boolean links() {
        return taste.emoji() != Taste.Emoji.ASCII
                && switch (taste.links()) {
                    case ON -> true;
                    case OFF -> false;
                    case AUTO -> takesLinks;
                };
    }

    private Glyphs glyphs() {
        return switch (taste.emoji()) {
            case ASCII -> Glyphs.ascii();
            case FULL -> Glyphs.all();
            case SAFE -> Glyphs.only(EnumSet.noneOf(Glyphs.Kind.class));
            case AUTO -> questions.known().map(Glyphs::only).orElseGet(Glyphs::all);
        };
    }
}
