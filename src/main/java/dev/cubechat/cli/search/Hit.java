package dev.cubechat.cli.search;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.User;
import dev.cubechat.service.people.Hits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of what was found, for a person.
 *
 * @param dialog where a message is; null for what is in none
 * @param sentAt null for what was not sent
 * @param text what a message says, what a dialog or a person is called
 */
record Hit(
        String kind,
        String id,
        @Nullable DialogId dialog,
        @Nullable Instant sentAt,
        @Nullable String text) {
    static final Columns<Hit> COLUMNS =
            Columns.<Hit>of()
                    .and("kind", Hit::kind)
                    .and("id", Hit::id)
                    .and("dialog_id", Hit::dialog)
                    .and("sent_at", Hit::sentAt)
                    .text("text", Hit::text);

    static List<Hit> all(Hits hits) {
        return Stream.of(
                        hits.dialogs().stream().map(Hit::of),
                        hits.messages().stream().map(Hit::of),
                        hits.users().stream().map(Hit::of))
                .flatMap(each -> each)
                .toList();
    }

    private static Hit of(Dialog dialog) {
        return new Hit("dialog", dialog.id().value(), null, null, dialog.name());
    }

    private static Hit of(Message message) {
        return new Hit(
                "message",
                message.id().value(),
                message.dialogId(),
                message.sentAt(),
                message.body());
    }

    private static Hit of(User user) {
        return new Hit("user", user.id().toString(), null, null, user.displayName());
    }
}
