package dev.cubechat.cli.msg;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.service.message.Marked;

/** How a change of messages is shown. */
final class MarkedColumns {
    static final Columns<Marked> MARKED =
            Columns.<Marked>of()
                    .and("dialog_id", Marked::dialogId)
                    .and("message_ids", Marked::messageIds)
                    .and("transport", marked -> marked.transport().word());

    private MarkedColumns() {}
}
