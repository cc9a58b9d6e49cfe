package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Takes addresses of files apart: which server they are on, and what they are called there. */
final class Origin {
    private Origin() {}

    /**
     * Scheme, host and port, written so that equal servers are equal.
     *
     * @throws Failure UNREACHABLE where the address is not one of the web
     */
    static URI of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw notOfTheWeb(address.toString(), null);
        }
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() == usual ? -1 : address.getPort();
        String where = host.toLowerCase(Locale.ROOT) + (port < 0 ? "" : ":" + port);
        return URI.create(scheme + "://" + where);
    }

    /** Path and query as they stand in a request line. */
    static String pathOf(URI address) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /**
     * Where a redirect leads.
     *
     * @throws Failure UNREACHABLE where that is not an address
     */
    static URI resolve(URI from, String location) {
        try {
            return from.resolve(new URI(location.strip()));
        } catch (URISyntaxException malformed) {
            throw notOfTheWeb(location, malformed);
        }
    }

    private static Failure notOfTheWeb(String address, @Nullable Throwable cause) {
        String sentence = "The service sends us to \"" + address + "\", which is no web address.";
        return cause == null
                ? new Failure(FailureKind.UNREACHABLE, sentence)
                : new Failure(FailureKind.UNREACHABLE, sentence, cause);
    }
}
