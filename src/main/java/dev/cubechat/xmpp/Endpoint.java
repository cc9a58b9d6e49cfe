package dev.cubechat.xmpp;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the chat server listens, and whom to trust there. TLS begins with the first byte.
 *
 * @param host the name or address to connect to; the certificate must carry the chat host's name
 * @param caFile certificates (PEM) that alone are trusted; empty means those of the Java runtime
 * @param insecure whether any certificate is taken, for anyone's name
 */
public record Endpoint(String host, int port, Optional<Path> caFile, boolean insecure) {
    /** The documented port of direct TLS (xmpp.md, section 1). */
    public static final int DEFAULT_PORT = 5223;

    private static final int LARGEST_PORT = 65535;

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the chat server needs a host name");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
