package dev.cubechat.rest;

import dev.cubechat.tls.Loopback;
import dev.cubechat.tls.Trust;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the REST service is reached.
 *
 * @param apiUrl scheme, host, port and perhaps the beginning of all paths
 * @param trust whom to believe that they are the service
 * @param proxy an HTTP proxy for TLS connections, perhaps with user and password; already empty
 *     where the host is exempt
 * @param connectTimeout for the connection, and again for its TLS handshake
 * @param replyTimeout for the beginning of a reply, from when there is a connection, and again for
 *     the rest of it; the longest silence while a file comes or goes
 * @param attempts how often one request is sent at most, 1 or more
 * @param product what we call ourselves to the service, such as {@code JavaCLI 0.1.0}
 * @param trace gets one line for each request that was sent, without secrets
 */
public record RestSettings(
        URI apiUrl,
        Trust trust,
        Optional<URI> proxy,
        Duration connectTimeout,
        Duration replyTimeout,
        int attempts,
        String product,
        Consumer<String> trace) {

    public RestSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt, not " + attempts);
        }
    }

    /**
     * The same settings for a server that the service sends us to: what holds for this machine only
     * does not hold there.
     */
    RestSettings toward(URI server) {
        boolean here = Loopback.names(server);
        return new RestSettings(
                server,
                here ? trust : trust.checked(),
                here ? Optional.empty() : proxy,
                connectTimeout,
                replyTimeout,
                attempts,
                product,
                trace);
    }

    /** Without the proxy, whose address may hold a password. */
    @Override
    public String toString() {
        return "RestSettings[apiUrl=" + apiUrl + ", trust=" + trust + "]";
    }
}
