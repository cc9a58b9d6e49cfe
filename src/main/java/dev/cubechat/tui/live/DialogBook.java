package dev.cubechat.tui.live;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.Services;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dialogs as they were told last, so that a message need not ask where it goes. */
final class DialogBook {
    private final Services services;
    private final Map<DialogId, Dialog> known = new ConcurrentHashMap<>();

    DialogBook(Services services) {
        this.services = services;
    }

    /** Notes what a dialog is like now. */
    Dialog note(Dialog dialog) {
        known.put(dialog.id(), dialog);
        return dialog;
    }

    void noteAll(List<Dialog> dialogs) {
        dialogs.forEach(this::note);
    }

    /** The dialog as it is known; where it is not, it is asked for. */
    Dialog of(DialogId id) {
        Dialog dialog = known.get(id);
        return dialog == null ? fresh(id) : dialog;
    }

    /** The dialog as the service describes it now. */
    Dialog fresh(DialogId id) {
        return note(services.dialogs().show(new DialogTarget.Id(id)));
    }
}
