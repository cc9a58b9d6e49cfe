package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.Loopback;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The way to the service: straight, or through the tunnel of a proxy.
 *
 * @param hostHeader the server as the request names it
 * @param prefix what stands before every path; empty, or without a slash at its end
 * @param proxy null where the way is straight
 * @param proxyLogin the value of {@code Proxy-Authorization}; null where the proxy asks for nothing
 */
record Way(
        HttpHost server,
        String hostHeader,
        String prefix,
        @Nullable HttpHost proxy,
        @Nullable String proxyLogin) {

    /**
     * Reads the addresses.
     *
     * @throws Failure CONFIGURATION where one of them cannot be used
     */
    static Way of(URI apiUrl, Optional<URI> proxy) {
        boolean secure = "https".equalsIgnoreCase(apiUrl.getScheme());
        boolean plain = "http".equalsIgnoreCase(apiUrl.getScheme());
        if (apiUrl.getHost() == null || !(secure || plain)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "\"" + apiUrl + "\" is not the address of an API.")
                    .withHint("It looks like https://api.example.com");
        }
        if (plain && !Loopback.names(apiUrl)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Passwords do not travel in clear: \"" + apiUrl + "\" is not HTTPS.")
                    .withHint("http:// is only for a server on this machine.");
        }
        String hostHeader =
                apiUrl.getPort() < 0 ? apiUrl.getHost() : apiUrl.getHost() + ":" + apiUrl.getPort();
        HttpHost server = secure ? host(apiUrl, "https", 443) : host(apiUrl, "http", 80);
        String path = apiUrl.getRawPath() == null ? "" : apiUrl.getRawPath();
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        // A tunnel is for TLS; what is not TLS goes no further than this machine.
        URI hop = secure ? proxy.orElse(null) : null;
        return hop == null
                ? new Way(server, hostHeader, prefix, null, null)
                : new Way(server, hostHeader, prefix, proxyHost(hop), proxyLogin(hop));
    }

    HttpRoute route() {
        boolean secure = server.getSchemeName().equals("https");
        return proxy == null
                ? new HttpRoute(server, null, secure)
                : new HttpRoute(server, null, proxy, secure);
    }

    boolean isTunnel() {
        return proxy != null;
    }

    /** The server as failures name it. */
    String serverName() {
        return server.toHostString();
    }

    /** Where the connection goes first, as failures name it. */
    String firstHopName() {
        return proxy == null ? serverName() : proxy.toHostString();
    }

    String pathOf(String target) {
        return prefix + target;
    }

    /** The request for a tunnel. */
    ClassicHttpRequest connect() {
        var request = new BasicClassicHttpRequest("CONNECT", server, serverName());
        request.addHeader("Host", serverName());
        if (proxyLogin != null) {
            request.addHeader("Proxy-Authorization", proxyLogin);
        }
        return request;
    }

    private static HttpHost proxyHost(URI proxy) {
        if (proxy.getHost() == null || !"http".equalsIgnoreCase(proxy.getScheme())) {
            // Without its user and password.
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "The proxy address is not of the form http://host:port.")
                    .withHint("Check HTTPS_PROXY.");
        }
        return host(proxy, "http", 80);
    }

    private static @Nullable String proxyLogin(URI proxy) {
        String login = proxy.getUserInfo();
        return login == null
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHost host(URI url, String scheme, int usualPort) {
        String name = url.getHost();
        String bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        return new HttpHost(scheme, bare, url.getPort() < 0 ? usualPort : url.getPort());
    }
}
