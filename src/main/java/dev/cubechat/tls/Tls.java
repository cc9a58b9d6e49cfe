package dev.cubechat.tls;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS towards one server: whom to trust, and that the server has to prove its name. Made once
 * and kept over reconnects. Used from any thread.
 */
public final class Tls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** So many characters has it. */
    private static final int ASCII = 128;

    private final SSLContext context;
    private final boolean named;

    private Tls(Provider engine, TrustManager trust, boolean named)
            throws GeneralSecurityException {
        this.context = SSLContext.getInstance("TLS", engine);
        this.named = named;
        // We have no certificates to show; asked for the usual ones, Java would look for a way to
        // them.
        context.init(new KeyManager[0], new TrustManager[] {trust}, null);
    }

    /**
     * Makes ready what any handshake needs: for a second thread, while the first has something else
     * to do. What fails here fails again where it matters.
     */
    public static void getReady() {
        try {
            new Tls(NativeCrypto.tls(), new TrustAnyone(), false).context.getSocketFactory();
        } catch (GeneralSecurityException later) {
            // Whoever shakes hands is told.
        }
    }

    /**
     * After {@link #getReady()}: what a server's certificates will be checked with, if they will.
     *
     * @param passed where it is remembered which certificates have passed
     */
    public static void rehearse(Path passed) {
        if (PassedFile.read(passed, InstantSource.system()).isOfUse()) {
            return;
        }
        try {
            Rehearsal.with(NativeCrypto.tls());
        } catch (GeneralSecurityException later) {
            // Whoever shakes hands is told.
        }
    }

    /** The name of what shakes hands on this machine. */
    public static String engine() {
        return NativeCrypto.tls().getName();
    }

    /**
     * The TLS towards this host.
     *
     * @param host the server's name or address, as it stands in the settings
     * @throws Failure CONFIGURATION where the CA file cannot be used, or where anyone is to be
     *     believed on another machine
     */
    public static Tls towards(String host, Trust trust) {
        return towards(host, trust, NativeCrypto::tls, InstantSource.system());
    }

    /** The same, by this implementation. */
    static Tls towards(String host, Trust trust, Supplier<Provider> engine, InstantSource clock) {
        if (trust.insecure() && !Loopback.names(host)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Certificates may go unchecked only for a server on this machine, and "
                                    + host
                                    + " is another.")
                    .withHint("Give the authority of that server as ca_file.");
        }
        try {
            return trust.insecure()
                    ? new Tls(engine.get(), new TrustAnyone(), false)
                    : checking(trust, engine, clock);
        } catch (GeneralSecurityException unusable) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "The Java runtime offers no TLS.", unusable);
        }
    }

    /** What is wrong with a CA file is told now; only one that was in use is left for later. */
    private static Tls checking(Trust trust, Supplier<Provider> engine, InstantSource clock)
            throws GeneralSecurityException {
        AuthorityFile file = AuthorityFile.of(trust.caFile());
        Optional<PassedFile> memory = trust.passed().map(at -> PassedFile.read(at, clock));
        // Before the engine, which a second thread may still be loading.
        Optional<Authorities> early =
                memory.filter(PassedFile::isOfUse).isPresent()
                        ? Optional.empty()
                        : Optional.of(file.authorities());
        Provider loaded = engine.get();
        Optional<Passed> passed = memory.flatMap(known -> file.passed(known, loaded));
        if (passed.isPresent() && passed.get().anything()) {
            return new Tls(
                    loaded,
                    new TrustAgain(
                            passed.get(), () -> new TrustChain(file.authorities().trusted(loaded))),
                    true);
        }
        Authorities now = early.isPresent() ? early.get() : file.authorities();
        X509ExtendedTrustManager checker = new TrustChain(now.trusted(loaded));
        return new Tls(
                loaded,
                passed.isPresent() ? new TrustAgain(passed.get(), () -> checker) : checker,
                true);
    }

    /**
     * TLS over a connected socket, not yet shaken hands; closing it closes the socket below.
     *
     * @param name the name or address that the certificate must carry
     */
    public SSLSocket over(Socket plain, String name, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory().createSocket(plain, inFull(name), port, true);
        SSLParameters parameters =
                new SSLParameters(
                        withForwardSecrecy(socket.getEnabledCipherSuites()), PROTOCOLS.clone());
        if (named) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (isInternational(name)) {
            parameters.setServerNames(international(name));
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    /**
     * The same, with hands shaken; where that fails, the socket below is closed.
     *
     * @param atMost how long it may take as a whole
     * @throws java.net.SocketTimeoutException where it takes longer
     */
    public SSLSocket shaken(Socket plain, String name, int port, Duration atMost)
            throws IOException {
        try (HandshakeTime time = HandshakeTime.begin(atMost, plain)) {
            try {
                SSLSocket socket = over(plain, name, port);
                socket.startHandshake();
                return socket;
            } catch (IOException failed) {
                plain.close();
                throw time.orWhatHappened(failed);
            } catch (RuntimeException bug) {
                plain.close();
                throw bug;
            }
        }
    }

    /** An IPv6 address without its short forms, as certificates have it; any other name as is. */
    private static String inFull(String name) {
        return name.indexOf(':') < 0 ? name : InetAddress.ofLiteral(name).getHostAddress();
    }

    /** Whoever gets hold of the server's key later must not read what is said today. */
    private static String[] withForwardSecrecy(String[] suites) {
        return Arrays.stream(suites)
                .filter(suite -> !suite.startsWith("TLS_RSA_"))
                .toArray(String[]::new);
    }

    /** Whether a name has letters beyond those of ASCII. */
    public static boolean isInternational(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= ASCII) {
                return true;
            }
        }
        return false;
    }

    /**
     * A name for server name indication (RFC 6066, section 3) in the form that travels. Engines
     * send a name in ASCII by themselves; Java's type for it reads the tables of all the world's
     * letters first, which takes longer than the handshake.
     */
    private static List<SNIServerName> international(String name) {
        try {
            return List.of(new SNIHostName(name));
        } catch (IllegalArgumentException noName) {
            // The certificate still has to fit.
            return List.of();
        }
    }
}
