package dev.cubechat.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks like the runtime's own trust manager, and says which part of the check failed. */
final class TrustChain extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager runtime;

    TrustChain(X509ExtendedTrustManager runtime) {
        this.runtime = runtime;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            runtime.checkServerTrusted(chain, authType, NativeCrypto.view(socket));
        } catch (CertificateException refused) {
            throw new ServerNotTrusted(fault(chain, authType), refused);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            runtime.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            throw new ServerNotTrusted(fault(chain, authType), refused);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        runtime.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        runtime.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        runtime.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        runtime.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return runtime.getAcceptedIssuers();
    }

    /**
     * Without a socket the runtime does not look at the host name: what then passes had no fault
     * but that.
     */
    private ServerNotTrusted.Fault fault(X509Certificate[] chain, String authType) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException over) {
                return ServerNotTrusted.Fault.EXPIRED;
            } catch (CertificateNotYetValidException early) {
                return ServerNotTrusted.Fault.NOT_YET_VALID;
            }
        }
        try {
            runtime.checkServerTrusted(chain, authType);
            return ServerNotTrusted.Fault.NAME;
        } catch (CertificateException untrusted) {
            return ServerNotTrusted.Fault.AUTHORITY;
        }
    }
}
