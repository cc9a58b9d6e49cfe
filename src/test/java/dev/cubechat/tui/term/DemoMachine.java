package dev.cubechat.tui.term;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A little program to try the shell with, by hand and in tests: shows what was typed, and a row for
 * each kind of character that terminals disagree about, all with a border at the right.
 */
public final class DemoMachine implements Machine {
    public static final List<String> FRAGILE =
            List.of(
                    "z\u0301\u0302\u0303 zalgo",
                    "\u2705 check \u231a watch",
                    "\u2764\ufe0f heart",
                    "\u231a\ufe0e watch as text",
                    "👍🏽 thumb",
                    "👨‍👩‍👧‍👦 family",
                    "🏳️‍🌈 rainbow",
                    "🇩🇪 flag 🇩 half",
                    "1\ufe0f\u20e3 keycap",
                    "👩🏽‍💻 technologist",
                    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
                    "\ud83e\udee8 new \ud83e\udee9 newer",
                    "क्षि \u0ba8\u0bbf Indic",
                    "\u1112\u1161\u11ab jamo",
                    "漢字 한국 ideographs");

    private final StringBuilder text = new StringBuilder();
    private String last = "";
    private Size size = new Size(80, 24);

    @Override
    public List<Effect> begin() {
        return List.of(new Effect.Title("demo"));
    }

    @Override
    public List<Effect> take(Event event) {
        return switch (event) {
            case Event.Resized resized -> {
                size = resized.size();
                yield List.of();
            }
            case Event.Pressed pressed -> pressed(pressed.key());
            case Event.Pasted pasted -> said("pasted " + pasted.text().replace('\n', '/'));
            case Event.Pointed pointed -> said("" + pointed.mouse());
            case Event.Focused focused -> said(focused.in() ? "focus in" : "focus out");
            case Event.Ending ending -> List.of(new Effect.Quit());
            case Event.Edited edited -> said("edited " + edited.text());
            default -> List.of();
        };
    }

    private List<Effect> said(String what) {
        last = what;
        return List.of();
    }

    private List<Effect> pressed(Key key) {
        if (key.name() == Key.Name.TEXT && key.held().isEmpty()) {
            text.append(key.text());
            return List.of();
        }
        last = key.held() + " " + key.name() + " " + key.text();
        if (key.name() == Key.Name.TEXT && key.with(Key.Held.CTRL)) {
            return switch (key.text()) {
                case "q" -> List.of(new Effect.Quit());
                case "z" -> List.of(new Effect.Suspend());
                case "l" -> List.of(new Effect.Repaint());
                case "e" -> List.of(new Effect.OpenEditor(text.toString()));
                case "y" -> List.of(new Effect.Copy(text.toString()));
                case "x" -> throw new IllegalStateException("a mistake");
                case "d" -> throw new StackOverflowError("a grave mistake");
                default -> List.of();
            };
        }
        if (key.name() == Key.Name.BACKSPACE && !text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
        return List.of();
    }

    @Override
    public Screen view() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("cubechat demo " + size, Style.of(Role.BAR).asRaised()));
        rows.add(row("", Role.TEXT));
        FRAGILE.forEach(one -> rows.add(row(one, Role.TEXT)));
        while (rows.size() < size.rows() - 2) {
            rows.add(row("", Role.DIM));
        }
        rows.add(row(last, Role.NOTICE));
        rows.add(row("> " + text, Role.TEXT));
        int cursor = DisplayWidth.of("> " + text);
        return new Screen(
                size,
                rows.subList(Math.max(0, rows.size() - size.rows()), rows.size()),
                new Cursor(cursor, Math.max(0, size.rows() - 1)));
    }

    private Row row(String what, Role role) {
        return row(what, Style.of(role));
    }

    private Row row(String what, Style style) {
        int width = Math.max(0, size.columns() - 1);
        return new Row(
                List.of(
                        new Piece(DisplayWidth.fit(what, width), style),
                        new Piece("│", Style.of(Role.BORDER))));
    }

    @Override
    public Optional<Instant> wake() {
        return Optional.empty();
    }

    /** Runs it on this terminal. */
    public static void main(String[] args) {
        TroubleLog log = new TroubleLog(() -> Path.of(args[0]), Clock.systemUTC());
        new TerminalProgram(
                        System.in,
                        System.getenv(),
                        Clock.systemUTC(),
                        log,
                        any -> () -> {},
                        Taste.USUAL)
                .run(
                        new DemoMachine(),
                        events ->
                                Optional.of(
                                        new Errands() {
                                            @Override
                                            public void run(Errand errand) {}

                                            @Override
                                            public void close() {}
                                        }));
    }
}
