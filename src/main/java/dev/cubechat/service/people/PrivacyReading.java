package dev.cubechat.service.people;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyNames;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.PrivacyLists;

import java.time.Duration;

/** Reads privacy lists from the server. */
record PrivacyReading(ChatLine line, PrivacyLists stanzas, Duration patience) {

    PrivacyNames names() {
        return PrivacyLists.readNames(line.request(PrivacyLists.names(), patience));
    }

    /**
     * One list.
     *
     * @throws Failure NOT_FOUND, or INVALID where it says what we cannot say
     */
    PrivacyList list(String name) {
        try {
            return stanzas.readList(line.request(PrivacyLists.show(name), patience));
        } catch (MalformedStanza other) {
            throw new Failure(
                            FailureKind.INVALID,
                            "The privacy list " + name + " has rules that are not about people.",
                            other)
                    .withHint("Another program made it; change it there.");
        } catch (Failure failure) {
            throw failure.kind() == FailureKind.NOT_FOUND ? missing(name, failure) : failure;
        }
    }

    static Failure missing(String name, Failure cause) {
        return new Failure(
                        FailureKind.NOT_FOUND, "There is no privacy list \"" + name + "\".", cause)
                .withHint("The lists there are: cubechat privacy list");
    }
}
