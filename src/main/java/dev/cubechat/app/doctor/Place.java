package dev.cubechat.app.doctor;

import dev.cubechat.config.Settings;

import java.net.URI;

/**
 * A server to reach.
 *
 * @param what one word for it
 * @param setting what names it
 * @param tls whether it is spoken to in TLS
 * @param proxied whether a proxy stands before it
 */
record Place(String what, String host, int port, String setting, boolean tls, boolean proxied) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    static Place api(Settings settings) {
        URI api = settings.apiUrl();
        boolean tls = "https".equals(api.getScheme());
        int port = api.getPort() >= 0 ? api.getPort() : tls ? HTTPS : HTTP;
        return new Place("api", api.getHost(), port, "api_url", tls, settings.proxy().isPresent());
    }

    static Place chat(Settings settings) {
        return new Place(
                "chat", settings.chatHost(), settings.xmppPort(), "chat_host", true, false);
    }
}
