package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes what the authorities of a bundle have signed. A chain is checked with those that have
 * issued it; what does not pass so is checked with all of them, which says the last word. So this
 * believes neither more nor less than the runtime would with all of them. Safe for threads.
 */
final class TrustBundle extends X509ExtendedTrustManager {
    private final Bundle bundle;
    private final Provider engine;
    private final All all;
    private volatile @Nullable X509ExtendedTrustManager complete;

    /** Makes the manager that knows them all. */
    interface All {
        X509ExtendedTrustManager get() throws GeneralSecurityException;
    }

    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    TrustBundle(Bundle bundle, Provider engine, All all) {
        this.bundle = bundle;
        this.engine = engine;
        this.all = all;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine tls)
            throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, authType, tls));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        complete().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine tls)
            throws CertificateException {
        complete().checkClientTrusted(chain, authType, tls);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        complete().checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        try {
            return complete().getAcceptedIssuers();
        } catch (CertificateException unusable) {
            return new X509Certificate[0];
        }
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        if (complete == null && passes(chain, check)) {
            return;
        }
        check.by(complete());
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

    private X509ExtendedTrustManager complete() throws CertificateException {
        X509ExtendedTrustManager manager = complete;
        if (manager == null) {
            try {
                manager = all.get();
            } catch (GeneralSecurityException unusable) {
                throw new CertificateException(unusable);
            }
            complete = manager;
        }
        return manager;
    }
}
