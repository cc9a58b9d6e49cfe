package dev.cubechat.xmpp;

import dev.cubechat.tls.Trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the chat server listens, and whom to trust there. TLS begins with the first byte.
 *
 * @param host the name or address to connect to; the certificate must carry the chat host's name
 */
public record Endpoint(String host, int port, Trust trust) {
    /** The documented port of direct TLS (xmpp.md, section 1). */
    public static final int DEFAULT_PORT = 5223;

    private static final int LARGEST_PORT = 65535;
    private static final Pattern PLACE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([\\p{L}\\p{N}._-]+))(?::(\\d{1,5}))?");

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the chat server needs a host name");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /**
     * Where a server sends us on to ({@code <see-other-host/>}, RFC 6120, section 4.9.3.19): a host
     * or {@code host:port}, an IPv6 address in brackets. Whom to trust stays as it was. Nothing
     * where that is no place to connect to.
     *
     * @param place as the server wrote it; without a port, this endpoint's is meant
     */
    Optional<Endpoint> elsewhere(String place) {
        Matcher parts = PLACE.matcher(place.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String other = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int at = parts.group(3) == null ? port : Integer.parseInt(parts.group(3));
        return at < 1 || at > LARGEST_PORT
                ? Optional.empty()
                : Optional.of(new Endpoint(other, at, trust));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
