package dev.cubechat.service.line;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

/**
 * The line of a one-shot: opened for the first stanza, closed with the program, opened again when
 * it is lost only where somebody asks for that. It is not there for others, until it is asked what
 * has arrived. Safe for several threads.
 */
public final class OneShotLine implements HandedOn {
    private final ConnectionMaker maker;
    private final Addresses addresses;
    private final String resource;
    private @Nullable OpenLine line;

    public OneShotLine(ConnectionMaker maker, Addresses addresses) {
        this.maker = maker;
        this.resource = maker.freshResource();
        this.addresses = addresses;
    }

    @Override
    public synchronized boolean renew() {
        close();
        try {
            line();
            return true;
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.INTERRUPTED) {
                throw failure;
            }
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    @Override
    public synchronized OpenLine line() {
        if (line == null) {
            Arrivals arrivals = new Arrivals(addresses);
            XmppConnection fresh =
                    maker.make(arrivals, resource, false, s -> s.with(Reconnect.NEVER).quiet());
            try {
                fresh.connect();
            } catch (Failure failure) {
                fresh.close();
                throw failure;
            }
            line = new OpenLine(fresh, arrivals, addresses.domain());
        }
        return line;
    }
}
