package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.tls.Tls;
import dev.cubechat.wire.xmpp.StreamNonza;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/**
 * Logs in: on the link that can be resumed or else on a new one, with the password or with the
 * renewed one, here or where the server sends us on to.
 *
 * <p>One thread at a time logs in; any thread may ask for the link.
 */
final class LoggingIn {
    private final XmppSettings settings;
    private final PasswordSource passwords;
    private final Pulse pulse;
    private final StanzaGate.Brake brake;
    private final Function<TlsSockets, Link> links;
    private final Runnable renew;
    private volatile @Nullable Link link;
    private @Nullable TlsSockets sockets;

    /**
     * @param pulse beats when bytes come
     * @param brake slows the server down where the listener is behind
     * @param links makes a new link over these sockets
     * @param renew what the old link carried is lost
     */
    LoggingIn(
            XmppSettings settings,
            PasswordSource passwords,
            Pulse pulse,
            StanzaGate.Brake brake,
            Function<TlsSockets, Link> links,
            Runnable renew) {
        this.settings = settings;
        this.passwords = passwords;
        this.pulse = pulse;
        this.brake = brake;
        this.links = links;
        this.renew = renew;
    }

    /** The link that there is; nothing before the first, and after {@link #giveUp}. */
    Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    boolean isUp() {
        Link current = link;
        return current != null && current.isUp();
    }

    /** There is no link any more. */
    void giveUp() {
        link = null;
    }

    /**
     * Connects and logs in.
     *
     * @return whether the earlier stream was resumed
     * @throws Failure as for {@link XmppConnection#connect}
     */
    boolean run() {
        Secret password = passwords.password();
        try {
            return reach(password);
        } catch (Failure refused) {
            if (refused.kind() != FailureKind.NOT_SIGNED_IN) {
                throw refused;
            }
            Secret renewed = passwords.renewed();
            if (renewed.equals(password)) {
                throw refused;
            }
            return reach(renewed);
        }
    }

    /**
     * Opens the link. Where the server sends us on to another host we go there, but only once in a
     * row, and only after it has proved its name (xmpp.md, section 24).
     */
    private boolean reach(Secret password) {
        Optional<Endpoint> told = link().flatMap(Link::sentOnTo);
        Link first = usable();
        turnTo(told.orElse(settings.endpoint()));
        try {
            return first.open(password);
        } catch (Failure refused) {
            Optional<Endpoint> other = first.sentOnTo();
            if (told.isPresent() || other.isEmpty()) {
                throw refused;
            }
            settings.trace().accept("xmpp: sent on to " + other.get());
            Link next = usable();
            turnTo(other.get());
            return next.open(password);
        }
    }

    private void turnTo(Endpoint place) {
        if (!sockets().endpoint().equals(place)) {
            sockets().turnTo(place, tls(place));
        }
    }

    /** Made when they are needed, since reading whom to trust may fail. */
    private TlsSockets sockets() {
        TlsSockets made = sockets;
        if (made == null) {
            made =
                    new TlsSockets(
                            settings.endpoint(),
                            settings.chatHost(),
                            tls(settings.endpoint()),
                            in ->
                                    new StanzaGate(
                                            in,
                                            pulse,
                                            brake,
                                            this::inputEnded,
                                            this::heard,
                                            settings.trace()),
                            out ->
                                    settings.trace().wantsStanzas()
                                            ? new TracedOutput(out, settings.trace())
                                            : out);
            sockets = made;
        }
        return made;
    }

    private static Tls tls(Endpoint place) {
        return Tls.towards(place.host(), place.trust());
    }

    /** The link that is up or can resume, or else a new one; what the old one carried is lost. */
    Link usable() {
        Link current = link;
        if (current != null && (current.isUp() || current.canResume())) {
            return current;
        }
        if (current != null) {
            renew.run();
        }
        Link fresh = links.apply(sockets());
        link = fresh;
        return fresh;
    }

    private Optional<StreamNonza> heard(StreamNonza nonza) throws HandledTooMany {
        Optional<Link> current = link();
        return current.isEmpty() ? Optional.empty() : current.get().heard(nonza);
    }

    private void inputEnded() {
        link().ifPresent(Link::inputEnded);
    }
}
