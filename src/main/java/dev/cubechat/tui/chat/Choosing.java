package dev.cubechat.tui.chat;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.text.Clusters;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.desk.Choice;
import dev.cubechat.tui.desk.Item;
import dev.cubechat.tui.desk.Overlay;

import java.util.List;
import java.util.Optional;

/** What keys do while something lies on top. */
final class Choosing {
    private final Stage stage;
    private final Opening opening;
    private final Granting granting;

    Choosing(Stage stage, Opening opening, Granting granting) {
        this.stage = stage;
        this.opening = opening;
        this.granting = granting;
    }

    void press(Key key, Overlay overlay) {
        if (key.name() == Key.Name.ESCAPE) {
            stage.close();
            return;
        }
        switch (overlay) {
            case Overlay.Text text -> read(key, text);
            case Overlay.Pick pick -> pick(key, pick);
            case Overlay.Ask ask -> answer(key, ask);
        }
    }

    private void read(Key key, Overlay.Text text) {
        int page = Math.max(1, stage.desk().size().rows() - 6);
        switch (key.name()) {
            case UP -> stage.scroll(text, -1);
            case DOWN -> stage.scroll(text, 1);
            case PAGE_UP -> stage.scroll(text, -page);
            case PAGE_DOWN -> stage.scroll(text, page);
            case HOME -> stage.scroll(text, Integer.MIN_VALUE);
            case END -> stage.scroll(text, Integer.MAX_VALUE);
            case ENTER -> stage.close();
            case TEXT -> {
                if (key.text().equals("q")) {
                    stage.close();
                } else if (key.text().equals(" ")) {
                    stage.scroll(text, page);
                }
            }
            default -> {}
        }
    }

    private void pick(Key key, Overlay.Pick pick) {
        int page = Math.max(1, stage.desk().size().rows() - 8);
        switch (key.name()) {
            case UP -> stage.desk().overlay(pick.select(pick.selected() - 1));
            case DOWN, TAB -> stage.desk().overlay(pick.select(pick.selected() + 1));
            case PAGE_UP -> stage.desk().overlay(pick.select(pick.selected() - page));
            case PAGE_DOWN -> stage.desk().overlay(pick.select(pick.selected() + page));
            case HOME -> stage.desk().overlay(pick.select(0));
            case END -> stage.desk().overlay(pick.select(Integer.MAX_VALUE));
            case ENTER -> chosen(pick).ifPresent(item -> choose(item.choice()));
            case BACKSPACE -> {
                String text = pick.search().text();
                if (pick.search().on() && !text.isEmpty()) {
                    int end = Clusters.before(text, text.length());
                    stage.desk().overlay(pick.searching(text.substring(0, end)));
                }
            }
            case DELETE -> byKey(pick, "Del");
            case TEXT -> {
                if (!key.held().contains(Key.Held.ALT)) {
                    letter(key, pick);
                }
            }
            default -> {}
        }
    }

    private void letter(Key key, Overlay.Pick pick) {
        if (key.with(Key.Held.CTRL)) {
            switch (key.text()) {
                case "n" -> stage.desk().overlay(pick.select(pick.selected() + 1));
                case "p" -> stage.desk().overlay(pick.select(pick.selected() - 1));
                case "u" -> stage.desk().overlay(pick.search().on() ? pick.searching("") : pick);
                default -> {}
            }
        } else if (pick.search().on()) {
            stage.desk().overlay(pick.searching(pick.search().text() + key.text()));
        } else {
            byKey(pick, key.text());
        }
    }

    /** A click takes what it points to, and closes what it points beside. */
    void click(int column, int row, Overlay overlay) {
        if (overlay instanceof Overlay.Ask) {
            return;
        }
        if (!stage.view().covers(overlay, column, row)) {
            stage.close();
        } else if (overlay instanceof Overlay.Pick pick) {
            stage.view().itemAt(pick, row).ifPresent(index -> click(pick.select(index)));
        }
    }

    /** Where keys do several things with an item, one of them is to follow. */
    private void click(Overlay.Pick pick) {
        if (pick.search().on()) {
            chosen(pick).ifPresent(item -> choose(item.choice()));
        } else {
            stage.desk().overlay(pick);
        }
    }

    void paste(String text) {
        if (stage.desk().overlay().orElse(null) instanceof Overlay.Pick pick
                && pick.search().on()) {
            String line = TerminalText.line(text.strip());
            stage.desk().overlay(pick.searching(pick.search().text() + line));
        }
    }

    private void byKey(Overlay.Pick pick, String key) {
        chosen(pick)
                .map(item -> item.keys().get(key))
                .ifPresent(
                        choice ->
                                choose(
                                        choice,
                                        pick.kind() == Overlay.Kind.CONTACTS
                                                || pick.kind() == Overlay.Kind.PRIVACY));
    }

    private static Optional<Item> chosen(Overlay.Pick pick) {
        List<Item> found = pick.found();
        return pick.selected() < found.size()
                ? Optional.of(found.get(pick.selected()))
                : Optional.empty();
    }

    private void choose(Choice choice) {
        choose(choice, false);
    }

    private void choose(Choice choice, boolean stays) {
        if (!stays) {
            stage.close();
        }
        switch (choice) {
            case Choice.Do it -> granting.grant(it.wish(), false);
            case Choice.Write write -> stage.desk().writing().command(write.text());
            case Choice.Open open ->
                    stage.talk()
                            .find(open.dialog())
                            .ifPresentOrElse(
                                    opening::open,
                                    () ->
                                            stage.does(
                                                    new Errand.FindDialog(
                                                            new DialogTarget.Id(open.dialog()))));
            case Choice.Show show ->
                    stage.talk()
                            .find(show.dialog())
                            .ifPresentOrElse(
                                    where -> opening.show(where, show.message()),
                                    () ->
                                            stage.does(
                                                    new Errand.FindDialog(
                                                            new DialogTarget.Id(show.dialog()),
                                                            show.message())));
            case Choice.Nothing nothing -> {}
        }
    }

    private void answer(Key key, Overlay.Ask ask) {
        for (Overlay.Answer answer : ask.answers()) {
            if (key.text().equals(answer.key()) && key.held().isEmpty()) {
                stage.close();
                granting.grant(answer.wish(), true);
                return;
            }
        }
        if (key.text().equals("n")) {
            stage.close();
        }
    }
}
