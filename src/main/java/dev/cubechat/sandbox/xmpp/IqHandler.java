package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;

/** Answers the requests of one namespace. */
@FunctionalInterface
interface IqHandler {

    /** Done, with nothing to tell. */
    Optional<Xml> DONE = Optional.empty();

    /**
     * The child of the answer, or {@link #DONE}.
     *
     * @throws StanzaRefused where the answer is an error
     */
    Optional<Xml> answer(Asked asked);
}
