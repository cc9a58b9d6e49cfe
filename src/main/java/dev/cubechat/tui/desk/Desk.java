package dev.cubechat.tui.desk;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.compose.Completion;
import dev.cubechat.tui.compose.Composer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What lies before the person. Changed by one thread; drawing it changes nothing. */
public final class Desk {
    private static final int NARROW = 80;

    private final Map<DialogId, Writing> writings = new HashMap<>();
    private final Writing nowhere = new Writing();
    private Size size = new Size(80, 24);
    private boolean focused = true;
    private boolean listOnTop;
    private int listFrom;
    private @Nullable DialogId open;
    private Reading reading = new Reading.Newest();
    private @Nullable MessageId selected;
    private @Nullable Overlay overlay;
    private @Nullable Completion completion;
    private @Nullable Place completed;
    private @Nullable Note note;
    private String find = "";
    private boolean quitHint;
    private KeyMap keys = KeyMap.USUAL;

    /** Where the cursor stands in what. */
    private record Place(Composer composer, String text, int cursor) {}

    public Size size() {
        return size;
    }

    public void size(Size other) {
        size = other;
    }

    /** Whether there is no room for the list of dialogs beside the messages. */
    public boolean isNarrow() {
        return size.columns() < NARROW;
    }

    public boolean isFocused() {
        return focused;
    }

    public void focused(boolean in) {
        focused = in;
    }

    /** Whether a narrow screen shows the list of dialogs instead of the messages. */
    public boolean isListOnTop() {
        return listOnTop && isNarrow();
    }

    public void listOnTop(boolean on) {
        listOnTop = on;
    }

    /** The first dialog of the list that was seen when one was opened last. */
    public int listFrom() {
        return listFrom;
    }

    public void listFrom(int index) {
        listFrom = index;
    }

    public @Nullable DialogId open() {
        return open;
    }

    public void open(@Nullable DialogId dialog) {
        if (open == null && dialog != null) {
            bring(nowhere.message(), writing(dialog).message());
        }
        open = dialog;
        reading = new Reading.Newest();
        selected = null;
        completion = null;
        find = "";
        listOnTop = false;
    }

    /** What was written while no dialog was open yet is meant for the first that is. */
    private static void bring(Composer from, Composer to) {
        if (to.isEmpty() && !from.isEmpty()) {
            to.insert(from.text());
            from.become("");
        }
    }

    public Reading reading() {
        return reading;
    }

    public void reading(Reading other) {
        reading = other;
    }

    /** The message that keys are about; null while the person writes. */
    public @Nullable MessageId selected() {
        return selected;
    }

    public void selected(@Nullable MessageId message) {
        selected = message;
    }

    public Optional<Overlay> overlay() {
        return Optional.ofNullable(overlay);
    }

    public void overlay(@Nullable Overlay other) {
        overlay = other;
    }

    /** What could stand at the cursor; nothing once the text or the cursor is another. */
    public Optional<Completion> completion() {
        return place().equals(completed) ? Optional.ofNullable(completion) : Optional.empty();
    }

    public void completion(@Nullable Completion other) {
        completion = other;
        completed = place();
    }

    private Place place() {
        Composer composer = writing().composer();
        return new Place(composer, composer.text(), composer.cursor());
    }

    public Optional<Note> note() {
        return Optional.ofNullable(note);
    }

    public void note(@Nullable Note other) {
        note = other;
    }

    /** Notes go away by themselves. */
    public void expire(Instant now) {
        if (note != null && !note.until().isAfter(now)) {
            note = null;
        }
    }

    /** What is looked for in the open dialog; empty for nothing. */
    public String find() {
        return find;
    }

    public void find(String text) {
        find = text;
    }

    /** Whether Ctrl-C was pressed on an empty line: the next step is how to leave. */
    public boolean isQuitHint() {
        return quitHint;
    }

    public void quitHint(boolean on) {
        quitHint = on;
    }

    /** The keys that the person has chosen. */
    public KeyMap keys() {
        return keys;
    }

    public void keys(KeyMap others) {
        keys = others;
    }

    /** What is written in the open dialog, or while none is open. */
    public Writing writing() {
        return open == null ? nowhere : writing(open);
    }

    public Writing writing(DialogId dialog) {
        return writings.computeIfAbsent(dialog, any -> new Writing());
    }

    /**
     * There is no such dialog any more.
     *
     * @param left what was written there, and stays where no dialog is open
     */
    public void forget(DialogId dialog, String left) {
        writings.remove(dialog);
        if (dialog.equals(open)) {
            open(null);
        }
        if (!left.isEmpty()) {
            Composer message = nowhere.message();
            message.begin(message.isEmpty() ? left : message.text() + "\n" + left);
        }
    }
}
