package dev.cubechat.app.doctor;

import dev.cubechat.config.Settings;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.TimeLimits;
import dev.cubechat.tls.ServerNotTrusted;
import dev.cubechat.tls.Tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Whether a server answers, and proves its name to us. */
final class TlsCheck implements Check {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofDays(14);

    private final Place place;
    private final Settings settings;
    private final Duration patience;
    private final Clock clock;

    TlsCheck(Place place, Settings settings, TimeLimits limits, Clock clock) {
        this.place = place;
        this.settings = settings;
        this.patience = limits.reply().compareTo(LONGEST) < 0 ? limits.reply() : LONGEST;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tls " + place.what();
    }

    @Override
    public Finding look() {
        if (place.proxied()) {
            return Finding.skipped("a proxy leads to " + place.host());
        }
        try {
            return reach();
        } catch (SSLException refused) {
            throw refused(refused);
        } catch (IOException nobody) {
            throw new Failure(FailureKind.UNREACHABLE, "Nobody answers at " + where() + ".", nobody)
                    .withHint("Check " + place.setting() + ", the port, and any firewall.");
        }
    }

    private Finding reach() throws IOException {
        Tls tls = Tls.towards(place.host(), settings.trust().anew());
        try (Socket plain = connected()) {
            return place.tls()
                    ? shakeHands(plain, tls)
                    : Finding.warning(
                            "reached " + where() + ", without TLS", "This is for tests only.");
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        int millis = (int) Math.max(1, patience.toMillis());
        socket.setSoTimeout(millis);
        socket.connect(new InetSocketAddress(place.host(), place.port()), millis);
        return socket;
    }

    private Finding shakeHands(Socket plain, Tls tls) throws IOException {
        try (SSLSocket socket = tls.shaken(plain, place.host(), place.port(), patience)) {
            String what =
                    socket.getSession().getProtocol()
                            + " with "
                            + where()
                            + ", trusted by "
                            + (settings.insecure()
                                    ? "--insecure"
                                    : settings.caFile()
                                            .map(Object::toString)
                                            .orElse("the Java runtime"));
            Certificate first = socket.getSession().getPeerCertificates()[0];
            if (first instanceof X509Certificate certificate) {
                Instant end = certificate.getNotAfter().toInstant();
                Duration left = Duration.between(clock.instant(), end);
                String until = what + ", certificate good for " + left.toDays() + " days";
                return left.compareTo(SOON) < 0
                        ? Finding.warning(until, "Whoever runs the server should renew it.")
                        : Finding.ok(until);
            }
            return Finding.ok(what);
        }
    }

    private Failure refused(SSLException met) {
        for (Throwable cause = met; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerNotTrusted found) {
                ServerNotTrusted.Fault fault = found.fault();
                return failure(fault.sentence(where()) + ".", fault.hint(), met);
            }
        }
        return failure(
                "No TLS came about with " + where() + ": " + met.getMessage() + ".",
                "Check " + place.setting() + " and the port.",
                met);
    }

    private static Failure failure(String sentence, String hint, SSLException met) {
        return new Failure(FailureKind.UNREACHABLE, sentence, met).withHint(hint);
    }

    private String where() {
        return place.host() + ":" + place.port();
    }
}
