package dev.cubechat.wire.xmpp;

import dev.cubechat.model.MessageId;

import java.util.Optional;

/** Reads ids that may be missing or of a strange form. */
final class Ids {
    private static final int LONGEST = 1024;

    private Ids() {}

    /** The id, where there is one that can be kept. */
    static Optional<MessageId> message(Optional<String> text) {
        return text.filter(id -> !id.isBlank() && id.length() <= LONGEST).map(MessageId::new);
    }
}
