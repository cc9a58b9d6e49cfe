package dev.cubechat.tls;

import java.io.IOException;

import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What a trust manager asks of the socket that shakes hands: the session so far, and that the
 * server has to prove its name. Conscrypt's sockets answer the second with all their parameters,
 * and read the tables of all the world's letters for them, which takes longer than the handshake.
 * Nothing can be done with it.
 */
final class HandshakeView extends SSLSocket {
    private final SSLSocket socket;

    HandshakeView(SSLSocket socket) {
        this.socket = socket;
    }

    @Override
    public SSLSession getHandshakeSession() {
        return socket.getHandshakeSession();
    }

    @Override
    public SSLParameters getSSLParameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    @Override
    public SSLSession getSession() {
        return socket.getSession();
    }

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return socket.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return socket.getEnabledCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return socket.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return socket.getEnabledProtocols();
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public boolean getEnableSessionCreation() {
        return socket.getEnableSessionCreation();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        throw onlyToLookAt();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        throw onlyToLookAt();
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        throw onlyToLookAt();
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        throw onlyToLookAt();
    }

    @Override
    public void startHandshake() throws IOException {
        throw onlyToLookAt();
    }

    @Override
    public void setUseClientMode(boolean client) {
        throw onlyToLookAt();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        throw onlyToLookAt();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        throw onlyToLookAt();
    }

    @Override
    public void setEnableSessionCreation(boolean may) {
        throw onlyToLookAt();
    }

    private static UnsupportedOperationException onlyToLookAt() {
        return new UnsupportedOperationException("a view of a socket");
    }
}
