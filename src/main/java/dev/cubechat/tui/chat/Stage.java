package dev.cubechat.tui.chat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Note;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Reading;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Talk;
import dev.cubechat.tui.view.ChatView;
import dev.cubechat.tui.view.Glyphs;
import dev.cubechat.tui.view.Pane;
import dev.cubechat.tui.view.Setting;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What all parts of the screen's behaviour share, and where they put what is to be done. */
final class Stage {
    static final String EXPLORING =
            "Exploring leaves no trace: nothing is sent, and nothing is marked.";

    private static final Duration NOTICE = Duration.ofSeconds(6);
    private static final Duration TROUBLE = Duration.ofSeconds(15);

    private final ChatOptions options;
    private final Supplier<MessageId> ids;
    private final Talk talk;
    private final Desk desk = new Desk();
    private final ChatView view;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Errand.Change> changes = new ArrayList<>();
    private @Nullable Supplier<? extends Overlay> overlay;
    private boolean mouse;

    Stage(ChatOptions options, Supplier<MessageId> ids) {
        this.options = options;
        this.mouse = options.mouse();
        this.ids = ids;
        this.talk = new Talk(options.now());
        Setting setting = new Setting(options.ascii() ? Glyphs.ASCII : Glyphs.FINE, options.zone());
        this.view = new ChatView(setting, talk, desk, options.explore());
    }

    ChatOptions options() {
        return options;
    }

    Talk talk() {
        return talk;
    }

    Desk desk() {
        return desk;
    }

    ChatView view() {
        return view;
    }

    Pane pane() {
        return view.pane();
    }

    MessageId newId() {
        return ids.get();
    }

    Optional<Conversation> open() {
        return talk.find(desk.open());
    }

    /** The open dialog; says what to do where there is none. */
    Optional<Conversation> openOrSay() {
        Optional<Conversation> open = open();
        if (open.isEmpty()) {
            warn(desk.keys().shown("No dialog is open. Ctrl-K finds one."));
        }
        return open;
    }

    void does(Effect effect) {
        if (options.explore() && leavesTrace(effect)) {
            warn(EXPLORING);
            return;
        }
        if (effect instanceof Errand.Change change) {
            changes.add(change);
            talk.changing(changes.size());
        }
        effects.add(effect);
    }

    /** What was asked for is done, or will not be. */
    void answered(Errand asked) {
        if (asked instanceof Errand.Change change && changes.remove(change)) {
            talk.changing(changes.size());
        }
    }

    /** Whether others, or another device of the person, could tell that somebody was here. */
    private static boolean leavesTrace(Effect effect) {
        return switch (effect) {
            case Effect.Local here -> false;
            case Errand.Connect link -> false;
            case Errand.Disconnect link -> false;
            case Errand.Reconnect link -> false;
            case Errand.Destroy link -> false;
            case Errand.Ping link -> false;
            case Errand.LoadMe load -> false;
            case Errand.LoadDialogs load -> false;
            case Errand.LoadDialog load -> false;
            case Errand.FindDialog load -> false;
            case Errand.LoadHistory load -> false;
            case Errand.LoadPeople load -> false;
            case Errand.FindPeople load -> false;
            case Errand.LoadContacts load -> false;
            case Errand.LoadPrivacy load -> false;
            case Errand.LoadOnline load -> false;
            case Errand.LoadLastSeen load -> false;
            case Errand.Search load -> false;
            case Errand.LoadDrafts load -> false;
            case Errand.LoadReceipts load -> false;
            case Errand.Download load -> false;
            case Errand.SaveDraft here -> false;
            case Errand any -> true;
        };
    }

    boolean usesMouse() {
        return mouse;
    }

    void useMouse(boolean on) {
        mouse = on;
        does(new Effect.UseMouse(on));
        say(on ? "Mouse on." : "Mouse off: select text as in any terminal.");
    }

    List<Effect> takeEffects() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    void say(String sentence) {
        note(sentence, "", Note.Kind.NOTICE, NOTICE);
    }

    void warn(String sentence) {
        note(sentence, "", Note.Kind.WARNING, TROUBLE);
    }

    void fail(Failure failure) {
        fail("", failure);
    }

    /** Says why something was not done, after these words of what that was. */
    void fail(String what, Failure failure) {
        note(what + failure.sentence(), failure.hint().orElse(""), Note.Kind.ERROR, TROUBLE);
    }

    private void note(String sentence, String step, Note.Kind kind, Duration time) {
        desk.note(
                new Note(
                        TerminalText.line(sentence),
                        TerminalText.line(step),
                        kind,
                        talk.now().plus(time)));
    }

    /** Lays this on top, and keeps it up to date while it is there. */
    void show(Supplier<? extends Overlay> what) {
        overlay = what;
        desk.overlay(what.get());
        desk.completion(null);
    }

    void close() {
        overlay = null;
        desk.overlay(null);
    }

    /** Brings what is on top up to date, where the person is in it stays. */
    void refresh() {
        if (overlay == null || desk.overlay().isEmpty()) {
            return;
        }
        Overlay fresh = overlay.get();
        Overlay shown = desk.overlay().get();
        if (fresh instanceof Overlay.Pick pick && shown instanceof Overlay.Pick now) {
            desk.overlay(now.withItems(pick.title(), pick.items()));
        } else if (fresh instanceof Overlay.Text text && shown instanceof Overlay.Text now) {
            desk.overlay(text.from(now.top()));
        }
    }

    /** Moves over the text on top by this many rows, as far as it goes. */
    void scroll(Overlay.Text text, int by) {
        int end = view.end(text);
        desk.overlay(text.from(Math.clamp(Math.min(text.top(), end) + (long) by, 0, end)));
    }

    /** Back to the newest message. */
    void toNewest() {
        desk.reading(new Reading.Newest());
        desk.selected(null);
    }
}
