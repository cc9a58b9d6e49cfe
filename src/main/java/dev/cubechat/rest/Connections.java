package dev.cubechat.rest;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.TimeValue;

import java.net.Proxy;
import java.net.Socket;

/** Makes the pool of HttpClient's connections that requests travel on. */
final class Connections extends PoolingHttpClientConnectionManagerBuilder {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;

    /** After so many bytes of a body each it is looked, for a moment, whether it is refused. */
    private static final long LOOK_EACH = 256 * 1024;

    // A connection that rested longer may have been closed by the server: look before using it.
    private static final TimeValue TRUSTED_REST = TimeValue.ofMilliseconds(500);

    private Connections() {}

    /** A pool, still empty, of connections with this TLS. */
    static PoolingHttpClientConnectionManager through(TlsSocketStrategy tls) {
        Http1Config limits =
                Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build();
        return new Connections()
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(limits)
                                .responseOutOfOrderStrategy(
                                        new MonitoringResponseOutOfOrderStrategy(LOOK_EACH))
                                .responseParserFactory(new DefaultHttpResponseParserFactory(limits))
                                .build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setValidateAfterInactivity(TRUSTED_REST).build())
                .setTlsSocketStrategy(tls)
                .build();
    }

    /** Sockets of their own: for the usual ones Java reads its settings to find a SOCKS proxy. */
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
        return new DefaultHttpClientConnectionOperator(
                unused -> new Socket(Proxy.NO_PROXY),
                ports,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }
}
