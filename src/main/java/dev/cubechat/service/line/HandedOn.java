package dev.cubechat.service.line;

import dev.cubechat.model.Failure;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A line that hands everything on to the open line that it has just now. */
public interface HandedOn extends ChatLine {
    /**
     * The open line.
     *
     * @throws Failure where there is none
     */
    OpenLine line();

    @Override
    default List<Optional<Failure>> each(List<Xml> stanzas) {
        return line().each(stanzas);
    }

    @Override
    default Xml request(Xml iq, Duration patience) {
        return line().request(iq, patience);
    }

    @Override
    default void ping(Duration patience) {
        line().ping(patience);
    }

    @Override
    default Arrivals arrived(Duration patience) {
        return line().arrived(patience);
    }

    @Override
    default void open() {
        OpenLine ignored = line();
    }

    @Override
    default void appear() {
        line().appear();
    }

    @Override
    default void stay(Duration time) {
        line().stay(time);
    }
}
