package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Has the last word from a manager that is made when it is first needed, which is most of the work;
 * whether it is needed, a subclass knows. Safe for threads.
 */
abstract class LateTrust extends X509ExtendedTrustManager {
    private final Maker maker;
    private volatile @Nullable X509ExtendedTrustManager made;

    LateTrust(Maker maker) {
        this.maker = maker;
    }

    /** Makes the manager. */
    interface Maker {
        X509ExtendedTrustManager make() throws GeneralSecurityException;
    }

    /** The check that was asked for. */
    interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    /**
     * Whether the certificates of a server are believed without a check.
     *
     * @param session the handshake so far
     */
    boolean believes(X509Certificate[] chain, SSLSession session) {
        return false;
    }

    /**
     * Checks the certificates of a server.
     *
     * @param session the handshake so far; null where there is none
     */
    abstract void check(X509Certificate[] chain, @Nullable SSLSession session, Check check)
            throws CertificateException;

    final boolean isMade() {
        return made != null;
    }

    final X509ExtendedTrustManager manager() throws CertificateException {
        X509ExtendedTrustManager manager = made;
        if (manager == null) {
            try {
                manager = maker.make();
            } catch (GeneralSecurityException unusable) {
                throw new CertificateException(unusable);
            }
            made = manager;
        }
        return manager;
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
        if (session == null || !believes(chain, session)) {
            check(chain, session, manager -> manager.checkServerTrusted(chain, authType, socket));
        }
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine tls)
            throws CertificateException {
        SSLSession session = tls.getHandshakeSession();
        if (!believes(chain, session)) {
            check(chain, session, manager -> manager.checkServerTrusted(chain, authType, tls));
        }
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain, null, manager -> manager.checkServerTrusted(chain, authType));
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        manager().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine tls)
            throws CertificateException {
        manager().checkClientTrusted(chain, authType, tls);
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        manager().checkClientTrusted(chain, authType);
    }

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        try {
            return manager().getAcceptedIssuers();
        } catch (CertificateException unusable) {
            return new X509Certificate[0];
        }
    }
}
