package dev.cubechat.pipe;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which dialogs the messages of earlier runs went, by what was typed for them: a name may be
 * another dialog's by now. Used by the pipe's thread.
 */
final class Whereabouts {
    private static final int KEPT = 1000;

    private final Map<DialogTarget, DialogId> earlier = new LinkedHashMap<>(64, 0.75f, true);

    /** That is where an earlier run sent to. */
    void was(DialogTarget target, DialogId dialog) {
        earlier.put(target, dialog);
        if (earlier.size() > KEPT) {
            earlier.remove(earlier.keySet().iterator().next());
        }
    }

    /**
     * That is where this run would send to.
     *
     * @throws Failure USAGE where an earlier one sent somewhere else
     */
    void check(DialogTarget target, @Nullable DialogId now) {
        DialogId before = earlier.get(target);
        if (before == null || now == null || before.equals(now)) {
            return;
        }
        throw new Failure(
                        FailureKind.USAGE,
                        "The journal belongs to another dialog: \""
                                + target.typed()
                                + "\" was "
                                + before
                                + " in an earlier run, and is "
                                + now
                                + " now.")
                .withHint("Name another journal, and in it only what has not arrived.");
    }
}
