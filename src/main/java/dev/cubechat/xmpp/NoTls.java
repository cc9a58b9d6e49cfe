package dev.cubechat.xmpp;

import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** What Smack gets for the TLS that it must not do; it would load that of the runtime. */
final class NoTls extends SSLContext {
    NoTls() {
        super(new Nothing(), null, "none");
    }

    private static final class Nothing extends SSLContextSpi {
        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw never();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw never();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            throw never();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            throw never();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            throw never();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            throw never();
        }

        private static UnsupportedOperationException never() {
            return new UnsupportedOperationException("Smack does no TLS here");
        }
    }
}
