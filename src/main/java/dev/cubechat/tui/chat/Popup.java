package dev.cubechat.tui.chat;

import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.compose.Completing;
import dev.cubechat.tui.compose.Completion;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.desk.Desk;

import java.util.Optional;

/** Completes what is being written: shows what could stand there, and puts it in. */
final class Popup {
    private final Desk desk;
    private final Completing completing;

    Popup(Stage stage) {
        desk = stage.desk();
        completing = new Completing(new Likely(stage));
    }

    /** After a letter: what could be meant? */
    void look(Key key) {
        boolean wrote = key.name() == Name.TEXT || key.name() == Name.BACKSPACE;
        desk.completion(wrote ? find().orElse(null) : null);
    }

    private Optional<Completion> find() {
        Composer composer = desk.writing().composer();
        return completing.at(composer.text(), composer.cursor());
    }

    /** Does what the key means for the popup; opens it where Tab is pressed. */
    boolean press(Key key) {
        Optional<Completion> shown = desk.completion();
        if (key.name() == Name.TAB) {
            shown.or(this::find).ifPresent(some -> step(some, key.with(Held.SHIFT) ? -1 : 1));
            return true;
        }
        return shown.isPresent() && press(key, shown.get());
    }

    private boolean press(Key key, Completion shown) {
        boolean next = key.with(Held.CTRL) && key.text().equals("n");
        boolean previous = key.with(Held.CTRL) && key.text().equals("p");
        if (next || key.name() == Name.DOWN) {
            desk.completion(shown.step(1));
        } else if (previous || key.name() == Name.UP) {
            desk.completion(shown.step(-1));
        } else if (key.name() == Name.ESCAPE) {
            desk.completion(null);
        } else if (key.name() == Name.ENTER && shown.selected() >= 0) {
            accept(shown);
        } else {
            return false;
        }
        return true;
    }

    /** Puts in the one of this number. */
    void take(int index) {
        desk.completion()
                .map(shown -> new Completion(shown.from(), shown.candidates(), index))
                .ifPresent(this::accept);
    }

    private void step(Completion some, int by) {
        if (some.candidates().size() == 1) {
            accept(some.step(1));
        } else {
            desk.completion(some.step(by));
        }
    }

    private void accept(Completion chosen) {
        Composer composer = desk.writing().composer();
        String text = chosen.candidates().get(chosen.selected()).text();
        composer.replace(chosen.from(), composer.cursor(), text);
        desk.completion(null);
    }
}
