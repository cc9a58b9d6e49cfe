package dev.cubechat.tui.term;

import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Screen;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings a machine to life: tells it what happened, does what it wants done, shows what it wants
 * seen. One thread owns it, the machine and the display; everybody else puts into the inbox.
 *
 * <p>A mistake in the machine is written down and told in the last row; the chat goes on.
 */
final class Loop {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    /** How soon a machine that wants to wake in the past is woken again. */
    private static final long SOON = 16 * MILLI;

    /** How long the machine may take to put away what must not be lost. */
    private static final long LAST_DEEDS = 1500 * MILLI;

    /** How long who leaves waits for what the terminal has yet to answer. */
    private static final long LAST_ANSWERS = 200 * MILLI;

    private final Machine machine;
    private final LateErrands errands;
    private final Tty tty;
    private final Keyboard keyboard;
    private final Inbox inbox;
    private final Display display;
    private final Messenger messenger;
    private final TroubleLog log;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Pace pace;

    private final Typing typing;

    private Screen seen;
    private String title = "";
    private boolean mouse;
    private boolean focused = true;
    private boolean dirty = true;
    private boolean hurry = true;
    private boolean quit;

    /** There is no terminal any more. */
    private boolean gone;

    private @Nullable Editor editor;

    Loop(
            Machine machine,
            LateErrands errands,
            Tty tty,
            Keyboard keyboard,
            Inbox inbox,
            Taste taste,
            TroubleLog log,
            Map<String, String> environment,
            Clock clock) {
        this.machine = machine;
        this.errands = errands;
        this.tty = tty;
        this.keyboard = keyboard;
        this.inbox = inbox;
        this.display = new Display(tty, taste, environment);
        this.messenger = new Messenger(taste.announcements(), System.nanoTime());
        this.log = log;
        this.environment = environment;
        this.clock = clock;
        this.pace = new Pace(isFar(environment), System.nanoTime());
        this.typing = new Typing(this::answered);
        this.mouse = taste.mouse();
        this.seen = new Screen(display.size(), List.of(), null);
    }

    private static boolean isFar(Map<String, String> environment) {
        return environment.containsKey("SSH_CONNECTION") || environment.containsKey("SSH_TTY");
    }

    /**
     * Runs until the machine wants to leave, or the terminal is gone.
     *
     * @return false where nobody came to do errands
     */
    boolean run() throws InterruptedException, IOException {
        tty.enter(Modes.on(mouse));
        keyboard.start();
        List<Effect> first = begin();
        tell(new Event.Tick(clock.instant()));
        tell(new Event.Resized(display.size()));
        draw();
        // Learning to hear signals takes time; whoever has come is looking at something meanwhile.
        tty.tell(signal -> inbox.put(new Input.Signalled(signal)));
        if (!tty.size().equals(display.size())) {
            resized();
        }
        if (!errands.come()) {
            hearLastAnswers();
            return false;
        }
        perform(first);
        try {
            while (!quit && !gone) {
                Inbox.Batch batch = inbox.take(patience(), pace.due(System.nanoTime()));
                take(batch);
                boolean late = hurry || pace.due(System.nanoTime()) == 0;
                if (dirty && late && editor == null && !quit && !gone) {
                    draw();
                }
            }
        } catch (InterruptedException | IOException stop) {
            end();
            throw stop;
        }
        if (gone) {
            end();
        }
        endEditor();
        hearLastAnswers();
        return true;
    }

    /** The machine puts away what must not be lost; nobody sees it any more. */
    private void end() throws InterruptedException {
        long until = System.nanoTime() + LAST_DEEDS;
        tell(new Event.Tick(clock.instant()));
        endEditor();
        tell(new Event.Ending());
        while (!quit && System.nanoTime() < until) {
            Inbox.Batch batch = inbox.take(Math.max(1, until - System.nanoTime()));
            batch.events().forEach(this::tell);
        }
    }

    private List<Effect> begin() {
        try {
            return machine.begin();
        } catch (RuntimeException | StackOverflowError bug) {
            trouble("beginning", bug);
            return List.of();
        }
    }

    /** How long to sleep; negative for as long as nothing happens. */
    private long patience() {
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        if (dirty && editor == null) {
            wait = Math.min(wait, hurry ? 0 : pace.due(now));
        }
        wait = Math.min(wait, typing.patience(now));
        Optional<Instant> wake = wake();
        if (wake.isPresent()) {
            long left = Duration.between(clock.instant(), wake.get()).toMillis() * MILLI;
            wait = Math.min(wait, Math.max(SOON, left + MILLI));
        }
        return wait == Long.MAX_VALUE ? -1 : wait;
    }

    private Optional<Instant> wake() {
        try {
            return machine.wake();
        } catch (RuntimeException | StackOverflowError bug) {
            trouble("asking when to wake", bug);
            return Optional.empty();
        }
    }

    private void take(Inbox.Batch batch) throws IOException, InterruptedException {
        for (Input input : batch.inputs()) {
            take(input);
        }
        typing.silence(System.nanoTime());
        Instant now = clock.instant();
        boolean woken = wake().filter(at -> !at.isAfter(now)).isPresent();
        if (!typing.isEmpty() || !batch.isEmpty() || woken) {
            tell(new Event.Tick(now));
        }
        for (Event event = typing.next(); event != null && !quit; event = typing.next()) {
            hurry = true;
            if (event instanceof Event.Focused focus) {
                focused = focus.in();
            } else if (event instanceof Event.Pressed) {
                display.notice("");
            }
            tell(event);
        }
        for (Event event : batch.events()) {
            if (!quit) {
                tell(event);
            }
        }
    }

    private void take(Input input) throws IOException, InterruptedException {
        switch (input) {
            case Input.Typed keys -> typing.take(keys.bytes());
            case Input.Signalled signalled -> {
                switch (signalled.signal()) {
                    case RESIZED -> resized();
                    case STOP -> stop();
                    case CONTINUED -> {
                        if (editor == null) {
                            comeBack();
                        }
                    }
                }
            }
            case Input.EditorLeft left -> editorLeft(left.code());
            case Input.Gone end -> gone = true;
        }
    }

    private void answered(Decoder.Reply reply) {
        if (display.answered(reply)) {
            dirty = true;
        }
    }

    private void resized() {
        tell(new Event.Resized(display.measure()));
        dirty = true;
        hurry = true;
    }

    private void draw() throws IOException {
        hurry = false;
        dirty = false;
        try {
            seen = machine.view();
        } catch (RuntimeException | StackOverflowError bug) {
            trouble("drawing", bug);
            dirty = false;
        }
        long began = System.nanoTime();
        display.show(seen);
        pace.drew(began, System.nanoTime());
    }

    private void tell(Event event) {
        dirty = true;
        List<Effect> effects;
        try {
            effects = machine.take(event);
        } catch (RuntimeException | StackOverflowError bug) {
            trouble("answering " + event.getClass().getSimpleName(), bug);
            return;
        }
        perform(effects);
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            try {
                switch (effect) {
                    case Errand errand -> errands.run(errand);
                    case Effect.Local local -> perform(local);
                }
            } catch (RuntimeException | StackOverflowError bug) {
                trouble("doing " + effect.getClass().getSimpleName(), bug);
            } catch (IOException failed) {
                trouble("doing " + effect.getClass().getSimpleName(), failed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void perform(Effect.Local effect) throws IOException, InterruptedException {
        switch (effect) {
            case Effect.Copy copy -> copy(copy.text());
            case Effect.Bell bell -> say(messenger.bell(System.nanoTime()));
            case Effect.Announce news -> {
                if (!focused) {
                    say(messenger.announce(news.title(), news.text(), System.nanoTime()));
                }
            }
            case Effect.Title named -> {
                title = Messenger.title(named.text());
                say(title);
            }
            case Effect.OpenEditor open -> openEditor(open.text());
            case Effect.Suspend suspend -> stop();
            case Effect.Open open -> open(open.what());
            case Effect.UseTheme use ->
                    Taste.Scheme.named(use.name())
                            .ifPresent(scheme -> display.use(display.taste().with(scheme)));
            case Effect.UseEmoji use ->
                    Taste.Emoji.named(use.how())
                            .ifPresent(emoji -> display.use(display.taste().with(emoji)));
            case Effect.Repaint repaint -> {
                display.repaint();
                dirty = true;
            }
            case Effect.UseMouse use -> {
                mouse = use.on();
                say(Modes.mouse(mouse));
            }
            case Effect.Quit leave -> quit = true;
        }
    }

    private void copy(String text) throws IOException {
        Optional<String> sequence = Messenger.copy(text);
        if (sequence.isPresent()) {
            say(sequence.get());
        } else {
            display.notice("That is too long for the terminal's clipboard.");
        }
    }

    private void open(String what) throws IOException {
        if (!Desktop.open(what)) {
            display.notice("Only web addresses and files can be opened.");
        }
    }

    private void say(String text) throws IOException {
        if (!text.isEmpty()) {
            tty.write(text);
        }
    }

    /** Nobody sees the screen while the editor covers it. */
    private void openEditor(String text) throws IOException, InterruptedException {
        if (editor != null) {
            return;
        }
        keyboard.rest(this::nudge);
        tty.leave(Modes.off());
        tty.lend(true);
        tell(new Event.Focused(false));
        try {
            editor = Editor.open(environment, text, code -> inbox.put(new Input.EditorLeft(code)));
        } catch (IOException failed) {
            backFromEditor();
            tell(new Event.Edited(null));
            throw failed;
        }
    }

    private void editorLeft(int code) throws IOException {
        Editor left = editor;
        if (left == null) {
            return;
        }
        backFromEditor();
        if (code != 0) {
            display.notice("The editor ended with " + code + "; the text is as it was.");
        }
        try {
            tell(new Event.Edited(left.result(code)));
        } catch (IOException unreadable) {
            trouble("reading what was edited", unreadable);
            tell(new Event.Edited(null));
        }
    }

    /** The text in it is not left behind. */
    private void endEditor() {
        Editor left = editor;
        editor = null;
        if (left != null) {
            try {
                tell(new Event.Edited(left.end()));
            } catch (IOException failed) {
                log.note("ending the editor", failed);
            }
        }
    }

    private void backFromEditor() throws IOException {
        editor = null;
        tty.lend(false);
        comeBack();
        keyboard.resume();
        tell(new Event.Focused(focused));
    }

    /** Gives the shell back, and stops until the person returns. */
    private void stop() throws IOException, InterruptedException {
        if (editor != null) {
            return;
        }
        keyboard.rest(this::nudge);
        tty.leave(Modes.off());
        try {
            tty.stop();
        } finally {
            comeBack();
            keyboard.resume();
        }
        tell(new Event.Returned());
    }

    private void comeBack() throws IOException {
        tty.enter(Modes.on(mouse) + title);
        resized();
    }

    /** Any answer will do: it ends the keyboard's read. */
    private void nudge() {
        try {
            tty.write("\u001b[5n");
        } catch (IOException gone) {
            log.note("asking the terminal for a sign", gone);
        }
    }

    private void trouble(String doing, Throwable trouble) {
        log.note(doing, trouble);
        display.notice("That went wrong inside cubechat; more is in " + log.file());
        dirty = true;
    }

    /** Answers that came after we left would be typed into the shell. */
    private void hearLastAnswers() throws InterruptedException {
        long until = System.nanoTime() + LAST_ANSWERS;
        while (display.waits() && System.nanoTime() < until) {
            List<Input> inputs =
                    new ArrayList<>(inbox.take(Math.max(1, until - System.nanoTime())).inputs());
            for (Input input : inputs) {
                if (input instanceof Input.Typed keys) {
                    typing.take(keys.bytes());
                }
            }
            typing.forget();
        }
    }
}
