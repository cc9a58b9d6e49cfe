package dev.cubechat.service.line;

import dev.cubechat.config.Settings;
import dev.cubechat.model.Trace;
import dev.cubechat.service.session.ChatPassword;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.service.session.SignIn;
import dev.cubechat.xmpp.Endpoint;
import dev.cubechat.xmpp.Listener;
import dev.cubechat.xmpp.Patience;
import dev.cubechat.xmpp.XmppConnection;
import dev.cubechat.xmpp.XmppSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes chat connections for the person who is signed in; nothing is opened here. */
public final class ConnectionMaker {
    private final Settings settings;
    private final SessionKeeper keeper;
    private final SignIn signIn;
    private final Duration patience;
    private final RandomGenerator random;
    private final Trace trace;

    /**
     * Opens nothing yet.
     *
     * @param patience the longest that connecting and each answer while logging in may take
     */
    public ConnectionMaker(
            Settings settings,
            SessionKeeper keeper,
            SignIn signIn,
            Duration patience,
            RandomGenerator random,
            Trace trace) {
        this.settings = settings;
        this.keeper = keeper;
        this.signIn = signIn;
        this.patience = patience;
        this.random = random;
        this.trace = trace;
    }

    /**
     * A connection that lives beside others of the same installation, under a name of its own.
     *
     * @param resource the name of this device; null for a fresh one
     * @param useToken log in with the session token even where the password is known
     */
    public XmppConnection make(
            Listener listener,
            @Nullable String resource,
            boolean useToken,
            UnaryOperator<XmppSettings> change) {
        XmppSettings usual =
                XmppSettings.of(
                                settings.appId(),
                                keeper.me(),
                                settings.chatHost(),
                                resource == null ? freshResource() : resource)
                        .with(
                                new Endpoint(
                                        settings.chatHost(), settings.xmppPort(), settings.trust()))
                        .with(Patience.DEFAULT.within(patience))
                        .withTrace(trace);
        return new XmppConnection(
                change.apply(usual), new ChatPassword(keeper, signIn, useToken), listener, random);
    }

    /** Long and random: two programs with one resource would throw each other out. */
    String freshResource() {
        return "cubechat-" + HexFormat.of().toHexDigits(random.nextLong());
    }
}
