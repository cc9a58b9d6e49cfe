package dev.cubechat.cli.privacy;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.service.call.Operation;

/** Makes an edit of a privacy list, which a signal must not leave half done. */
final class Editing {
    private Editing() {}

    /** Does it, or shows what would be sent. */
    static void perform(Operation<PrivacyList> edit, DryRunOption dryRun, Desk desk) {
        desk.stop()
                .cleanly(
                        () ->
                                dryRun.perform(edit, desk.out())
                                        .ifPresent(done -> PrivacyColumns.show(done, desk.out())));
    }
}
