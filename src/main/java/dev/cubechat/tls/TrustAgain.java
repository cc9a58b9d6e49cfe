package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLSession;

/** Believes at once what has {@link Passed} not long ago, and remembers what passes. */
final class TrustAgain extends LateTrust {
    private final Passed passed;

    /**
     * Checks nothing yet.
     *
     * @param checker makes what checks anything else
     */
    TrustAgain(Passed passed, Maker checker) {
        super(checker);
        this.passed = passed;
    }

    /** As the name that the server has to prove. */
    @Override
    boolean believes(X509Certificate[] chain, SSLSession session) {
        return passed.has(session.getPeerHost(), chain);
    }

    @Override
    void check(X509Certificate[] chain, @Nullable SSLSession session, Check check)
            throws CertificateException {
        check.by(manager());
        if (session != null) {
            passed.add(session.getPeerHost(), chain);
        }
    }
}
