package dev.cubechat.cli;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.Failure;
import dev.cubechat.service.call.Removed;

/** How it is shown what became of the things that were to be deleted. */
public final class Removals {
    public static final Columns<Removed> COLUMNS =
            Columns.<Removed>of()
                    .and("deleted", Removed::done)
                    .and("not_found", Removed::notFound)
                    .and("not_allowed", Removed::notAllowed);

    private Removals() {}

    /** Shows each one's fate, and fails where not all were deleted. */
    public static void tell(Out out, Removed removed) {
        out.show(COLUMNS, removed);
        Failure.throwAny(removed.failure());
    }
}
