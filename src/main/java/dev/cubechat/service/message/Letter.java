package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.wire.xmpp.Xml;

/** A stanza that a person said, on its way into a dialog. */
public record Letter(MessageId id, DialogId dialog, Xml stanza, InDoubt inDoubt) {
    /** What to do where nobody knows whether it arrived. */
    public enum InDoubt {
        /** History knows. */
        LOOK_UP,

        /** Saying it twice is as good as once. */
        REPEAT,

        /** Nobody can know; the person is told. */
        TELL
    }
}
