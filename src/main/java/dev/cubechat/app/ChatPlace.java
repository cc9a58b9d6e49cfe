package dev.cubechat.app;

import dev.cubechat.app.chat.Surroundings;
import dev.cubechat.cli.output.Format;
import dev.cubechat.config.Home;
import dev.cubechat.config.StateFolder;
import dev.cubechat.disk.ByteOrderMark;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.lines.EditedLines;
import dev.cubechat.tui.lines.LineSource;
import dev.cubechat.tui.lines.StreamLines;
import dev.cubechat.tui.lines.Voice;
import dev.cubechat.tui.live.LiveErrands;
import dev.cubechat.tui.term.Taste;
import dev.cubechat.tui.term.TerminalProgram;
import dev.cubechat.tui.term.TroubleLog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where the chat of one run takes place. */
final class ChatPlace implements Surroundings {
    private static final String LOG = "chat.log";
    private static final String HISTORY = "chat-history";

    private final Run run;

    ChatPlace(Run run) {
        this.run = run;
    }

    @Override
    public boolean records() {
        Format.Kind kind = run.format().kind();
        return kind == Format.Kind.JSON || kind == Format.Kind.JSONL;
    }

    @Override
    public boolean person() {
        Streams.Ttys ttys = run.streams().ttys();
        return ttys.stdin() && ttys.stdout();
    }

    @Override
    public boolean hasScreen() {
        return person() && !isSpoken() && !records();
    }

    @Override
    public String term() {
        String told = run.environment().getOrDefault("TERM", "");
        return told.isEmpty() ? "dumb" : told;
    }

    @Override
    public TerminalProgram screen(Taste taste) {
        TroubleLog log = new TroubleLog(() -> state().path().resolve(LOG), clock());
        return new TerminalProgram(
                run.streams().in(), run.environment(), clock(), log, Hushed::into, taste);
    }

    @Override
    public Machine guided(Machine chat) {
        return run.guide().apply(chat);
    }

    @Override
    public Map<String, String> keys() {
        return run.finder().configFile().read().keys();
    }

    @Override
    public Clock clock() {
        return run.clock();
    }

    @Override
    public StateFolder state() {
        return run.state();
    }

    @Override
    public LiveErrands.Places places() {
        Home home = run.home();
        Path downloads =
                Home.absolute(run.environment().getOrDefault("XDG_DOWNLOAD_DIR", ""))
                        .or(
                                () ->
                                        home.found()
                                                .map(folder -> folder.resolve("Downloads"))
                                                .filter(Files::isDirectory))
                        .orElseGet(() -> Path.of("").toAbsolutePath());
        return new LiveErrands.Places(home, downloads);
    }

    @Override
    public LineSource lines(Supplier<List<String>> known) {
        if (!hasScreen()) {
            return new StreamLines(ByteOrderMark.cutFrom(run.streams().in()));
        }
        StateFolder state = state();
        return new EditedLines(
                known,
                state.read(HISTORY).map(text -> text.lines().toList()).orElse(List.of()),
                lines -> state.write(HISTORY, String.join("\n", lines) + "\n"));
    }

    @Override
    public Voice voice(LineSource lines) {
        if (lines instanceof EditedLines edited) {
            return new ChatVoice.OnTerminal(edited);
        }
        return records()
                ? new ChatVoice.ForPrograms(run.out(), run.streams().err())
                : new ChatVoice.OnStream(run.out(), run.streams().err(), person());
    }

    /** Whether the terminal cannot move its cursor, or somebody listens instead of looking. */
    private boolean isSpoken() {
        Map<String, String> environment = run.environment();
        return term().equals("dumb")
                || "1".equals(environment.get("CHAT_A11Y"))
                || "1".equals(environment.get("CUBECHAT_A11Y"));
    }
}
