package dev.cubechat.tui.chat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.desk.Writing;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.view.Geometry;
import dev.cubechat.tui.words.Wish;
import dev.cubechat.tui.words.Words;

import java.util.Optional;

/** What keys do. */
final class Keys {
    private final Stage stage;
    private final Desk desk;
    private final Opening opening;
    private final Granting granting;
    private final MessageDeeds messages;
    private final Selecting selecting;
    private final Choosing choosing;
    private final Overlays overlays;
    private final LinkDeeds link;
    private final Leaving leaving;
    private final Popup popup;
    private boolean afterCtrlX;

    Keys(
            Stage stage,
            Opening opening,
            Granting granting,
            MessageDeeds messages,
            Overlays overlays,
            LinkDeeds link,
            Leaving leaving) {
        this.stage = stage;
        this.desk = stage.desk();
        this.opening = opening;
        this.granting = granting;
        this.messages = messages;
        this.overlays = overlays;
        this.link = link;
        this.leaving = leaving;
        this.selecting = new Selecting(stage, opening, granting, overlays);
        this.choosing = new Choosing(stage, opening, granting);
        this.popup = new Popup(stage);
    }

    void press(Key pressed) {
        desk.keys().usual(pressed).ifPresent(this::pressUsual);
    }

    private void pressUsual(Key key) {
        boolean quitHint = desk.isQuitHint();
        desk.quitHint(false);
        if (always(key, quitHint)) {
            return;
        }
        Optional<Overlay> overlay = desk.overlay();
        if (overlay.isPresent()) {
            choosing.press(key, overlay.get());
        } else if (navigate(key)) {
            desk.completion(null);
        } else if (desk.isListOnTop()) {
            browse(key);
        } else if (desk.selected() != null) {
            selecting.press(key);
        } else if (!popup.press(key)) {
            write(key);
        }
    }

    void paste(String text) {
        if (desk.overlay().isPresent()) {
            choosing.paste(text);
        } else {
            desk.selected(null);
            desk.writing().composer().insert(text);
            desk.completion(null);
        }
    }

    /** The keys that do the same everywhere. */
    private boolean always(Key key, boolean quitHint) {
        if (key.name() == Name.F1) {
            if (desk.overlay().isPresent()) {
                stage.close();
            } else {
                overlays.help(null);
            }
            return true;
        }
        if (key.with(Held.ALT) && key.text().equals("m")) {
            stage.useMouse(!stage.usesMouse());
            return true;
        }
        if (!key.with(Held.CTRL)) {
            return false;
        }
        switch (key.text()) {
            case "q" -> leaving.quit();
            case "z" -> link.suspend();
            case "l" -> stage.does(new Effect.Repaint());
            case "c" -> stop(quitHint);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void stop(boolean quitHint) {
        if (desk.overlay().isPresent()) {
            stage.close();
        } else if (!desk.writing().isMessage()) {
            desk.writing().finish();
            desk.completion(null);
        } else if (!desk.writing().composer().isEmpty()) {
            desk.writing().back();
            desk.writing().composer().become("");
            desk.completion(null);
        } else {
            desk.selected(null);
            desk.quitHint(true);
            if (quitHint) {
                stage.say(desk.keys().shown("Ctrl-Q leaves the program, and so does /quit."));
            }
        }
    }

    /** The keys that go from dialog to dialog, and through what was said. */
    private boolean navigate(Key key) {
        int page = Math.max(1, Geometry.of(desk).messages() - 2);
        boolean completes = desk.completion().isPresent();
        switch (key.name()) {
            case PAGE_UP -> opening.up(page);
            case PAGE_DOWN -> opening.down(page);
            case HOME -> {
                return key.with(Held.CTRL) && go(opening::oldest);
            }
            case END -> {
                return key.with(Held.CTRL) && go(opening::newest);
            }
            case UP -> {
                return (key.with(Held.ALT) && go(() -> opening.step(-1)))
                        || (key.with(Held.CTRL) && desk.selected() == null && go(selecting::begin));
            }
            case DOWN -> {
                return key.with(Held.ALT) && go(() -> opening.step(1));
            }
            case F2 -> desk.listOnTop(!desk.isListOnTop());
            case TEXT -> {
                return letter(key, completes);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean go(Runnable deed) {
        deed.run();
        return true;
    }

    private boolean letter(Key key, boolean completes) {
        if (key.with(Held.ALT)) {
            String text = key.text();
            if (text.equals("a")) {
                opening.nextUnread();
                return true;
            }
            boolean number = text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9';
            return number && go(() -> opening.number(text.charAt(0) - '0'));
        }
        if (!key.with(Held.CTRL)) {
            return false;
        }
        return switch (key.text()) {
            case "k" -> go(() -> overlays.jump(""));
            case "f" -> go(this::find);
            case "p" -> !completes && go(() -> opening.step(-1));
            case "n" -> !completes && go(() -> opening.step(1));
            default -> false;
        };
    }

    private void find() {
        if (desk.find().isEmpty()) {
            desk.writing().command("/find ");
            desk.selected(null);
        } else {
            stage.open().ifPresent(open -> new Finding(stage, opening).next(open));
        }
    }

    /** The list of dialogs lies over a narrow screen. */
    private void browse(Key key) {
        switch (key.name()) {
            case UP -> opening.step(-1);
            case DOWN -> opening.step(1);
            case ENTER, ESCAPE -> {
                desk.listOnTop(false);
                return;
            }
            default -> {}
        }
        desk.listOnTop(true);
    }

    private void write(Key key) {
        Writing writing = desk.writing();
        Composer composer = writing.composer();
        boolean editor = afterCtrlX && key.with(Held.CTRL) && key.text().equals("e");
        afterCtrlX = key.with(Held.CTRL) && key.text().equals("x");
        if (editor) {
            stage.does(new Effect.OpenEditor(composer.text()));
            return;
        }
        if (composer.press(key, Geometry.of(desk).rows(composer))) {
            popup.look(key);
            return;
        }
        switch (key.name()) {
            case ENTER -> {
                if (key.with()) {
                    enter(writing);
                }
            }
            case UP -> older(writing);
            case DOWN -> composer.newer();
            case ESCAPE -> escape(writing);
            default -> {}
        }
    }

    private void older(Writing writing) {
        Optional<Post> own =
                stage.open()
                        .flatMap(
                                open ->
                                        MessageDeeds.newest(
                                                open.timeline(),
                                                post ->
                                                        post.sender().equals(stage.talk().me())
                                                                && !post.deleted()));
        if (writing.isUntouched() && own.isPresent() && !own.get().body().isEmpty()) {
            selecting.edit(own.get());
        } else {
            writing.composer().older();
        }
    }

    private void escape(Writing writing) {
        if (writing.back()) {
            return;
        }
        if (desk.find().isEmpty()) {
            desk.note(null);
            opening.newest();
        } else {
            desk.find("");
        }
    }

    private void enter(Writing writing) {
        Composer composer = writing.composer();
        String text = composer.text();
        desk.completion(null);
        if (!text.isBlank()) {
            desk.note(null);
        }
        MessageId changing = writing.editing();
        if (changing != null) {
            save(writing, changing, text);
        } else if (!text.isBlank()) {
            try {
                Wish wish = Words.parse(text);
                if (wish instanceof Wish.Say && stage.openOrSay().isEmpty()) {
                    return;
                }
                composer.take();
                granting.grant(wish, false);
                obeyed(writing);
            } catch (Failure mistyped) {
                stage.fail(mistyped);
            }
        } else {
            obeyed(writing);
        }
    }

    /** What lies beneath a command comes back when that was obeyed. */
    private static void obeyed(Writing writing) {
        if (writing.isCommand()) {
            writing.finish();
        }
    }

    private void save(Writing writing, MessageId message, String text) {
        if (text.isBlank()) {
            stage.warn("A message cannot become empty; select it and press d to delete it.");
        } else if (stage.open().filter(open -> messages.edit(open, message, text)).isPresent()) {
            writing.finish();
        }
    }
}
