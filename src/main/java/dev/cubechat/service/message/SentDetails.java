package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;
import dev.cubechat.model.Transport;

import org.jspecify.annotations.Nullable;

/**
 * What a failure tells scripts of the message that was to be sent, by the names of {@link Sent}.
 */
final class SentDetails {
    private SentDetails() {}

    /**
     * The failure with them.
     *
     * @param id null where nobody knows it
     */
    static Failure on(
            Failure failure,
            Sent.Status status,
            @Nullable MessageId id,
            @Nullable DialogId dialog,
            Transport transport) {
        return failure.withDetails(
                Json.obj()
                        .with("status", status.word())
                        .with("id", id == null ? null : id.value())
                        .with("dialog_id", dialog == null ? null : dialog.value())
                        .with("transport", transport.word())
                        .build());
    }
}
