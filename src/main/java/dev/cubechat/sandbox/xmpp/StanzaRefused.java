package dev.cubechat.sandbox.xmpp;

import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.wire.xmpp.StanzaError;

/** A stanza is answered with this error. Thrown and caught within this package. */
final class StanzaRefused extends RuntimeException {
    private final StanzaError error;

    StanzaRefused(StanzaError error) {
        super(error.condition());
        this.error = error;
    }

    StanzaError error() {
        return error;
    }

    /** The world's refusal in the words of XMPP (protocol page xmpp.md, section 17). */
    static StanzaError of(Refused refused) {
        return switch (refused.reason()) {
            case NOT_IN_DIALOG -> StanzaError.FORBIDDEN;
            case NOT_ALLOWED -> StanzaError.NOT_ALLOWED.saying(refused.sentence());
            case NO_SUCH_USER,
                    NO_SUCH_DIALOG,
                    NO_SUCH_MESSAGE,
                    NO_SUCH_CONTACT,
                    NO_SUCH_FILE,
                    NO_SUCH_OBJECT,
                    NO_SUCH_SUBSCRIPTION,
                    UNKNOWN_LOGIN ->
                    StanzaError.ITEM_NOT_FOUND.saying(refused.sentence());
            case NO_TOKEN, NO_SESSION, NEEDS_USER, WRONG_PASSWORD, UNKNOWN_TO_PROVIDER ->
                    StanzaError.NOT_AUTHORIZED;
            case INVALID ->
                    StanzaError.BAD_REQUEST.saying(refused.field() + " " + refused.sentence());
        };
    }
}
