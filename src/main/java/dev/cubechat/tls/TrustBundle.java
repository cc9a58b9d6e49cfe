package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLSession;

/**
 * Believes what the authorities of a bundle have signed. A chain is checked with those that have
 * issued it; what does not pass so is checked with all of them, which says the last word. So this
 * believes neither more nor less than the runtime would with all of them.
 */
final class TrustBundle extends LateTrust {
    private final Bundle bundle;
    private final Provider engine;

    /**
     * Reads no certificate yet.
     *
     * @param all makes the manager that knows them all
     */
    TrustBundle(Bundle bundle, Provider engine, Maker all) {
        super(all);
        this.bundle = bundle;
        this.engine = engine;
    }

    @Override
    void check(X509Certificate[] chain, @Nullable SSLSession session, Check check)
            throws CertificateException {
        if (isMade() || !passes(chain, check)) {
            check.by(manager());
        }
    }

    private boolean passes(X509Certificate[] chain, Check check) {
        try {
            List<X509Certificate> behind = bundle.behind(chain);
            if (behind.isEmpty()) {
                return false;
            }
            check.by(Authorities.trusted(Authorities.store(behind), engine));
            return true;
        } catch (GeneralSecurityException notWithThese) {
            return false;
        }
    }
}
