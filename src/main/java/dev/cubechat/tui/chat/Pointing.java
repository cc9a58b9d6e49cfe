package dev.cubechat.tui.chat;

import dev.cubechat.tui.Mouse;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.view.Geometry;
import dev.cubechat.tui.view.ListView;

import java.util.OptionalInt;

/** What the mouse does: the wheel scrolls, a click opens, chooses, or sets the cursor. */
final class Pointing {
    private static final int WHEEL = 3;

    private final Stage stage;
    private final Opening opening;
    private final Choosing choosing;
    private final Popup popup;

    Pointing(Stage stage, Opening opening, Granting granting) {
        this.stage = stage;
        this.opening = opening;
        this.choosing = new Choosing(stage, opening, granting);
        this.popup = new Popup(stage);
    }

    void point(Mouse mouse) {
        switch (mouse.deed()) {
            case WHEEL_UP -> wheel(-WHEEL);
            case WHEEL_DOWN -> wheel(WHEEL);
            case PRESS -> press(mouse);
            case DRAG, RELEASE -> {}
        }
    }

    private void wheel(int rows) {
        Desk desk = stage.desk();
        Overlay overlay = desk.overlay().orElse(null);
        switch (overlay) {
            case Overlay.Text text -> stage.scroll(text, rows);
            case Overlay.Pick pick ->
                    desk.overlay(pick.select(pick.selected() + Integer.signum(rows)));
            case Overlay.Ask ask -> {}
            case null -> {
                if (rows < 0) {
                    opening.up(-rows);
                } else {
                    opening.down(rows);
                }
            }
        }
    }

    private void press(Mouse mouse) {
        Desk desk = stage.desk();
        Geometry geometry = Geometry.of(desk);
        if (desk.overlay().isPresent()) {
            choosing.click(mouse.column(), mouse.row(), desk.overlay().get());
            return;
        }
        OptionalInt candidate = stage.view().candidateAt(mouse.column(), mouse.row());
        if (candidate.isPresent()) {
            popup.take(candidate.getAsInt());
            return;
        }
        boolean inList = desk.isListOnTop() || mouse.column() < geometry.list();
        int row = mouse.row() - geometry.firstMessageRow();
        if (inList) {
            ListView.at(stage.talk().conversations(), desk, geometry.beside(), row)
                    .ifPresent(opening::open);
        } else if (row >= 0 && row < geometry.messages()) {
            select(row, geometry);
        } else if (mouse.row() >= geometry.composerRow()
                && mouse.row() < geometry.composerRow() + geometry.composer()) {
            var composer = desk.writing().composer();
            var rows = geometry.rows(composer);
            int pointed = geometry.firstRow(composer) + mouse.row() - geometry.composerRow();
            int at = Math.min(pointed, rows.count() - 1);
            composer.point(rows.at(at, Math.max(0, mouse.column() - geometry.list() - 2)));
            desk.selected(null);
        }
    }

    private void select(int row, Geometry geometry) {
        var rows = stage.pane().rows(stage.desk().reading());
        int index = row - (geometry.messages() - rows.size());
        stage.desk()
                .selected(index >= 0 && index < rows.size() ? rows.get(index).post().id() : null);
    }
}
