package dev.cubechat.xmpp;

import org.jivesoftware.smack.sasl.SASLMechanism;

import java.nio.charset.StandardCharsets;

import javax.security.auth.callback.CallbackHandler;

/**
 * SASL PLAIN with an empty authorization id (RFC 4616; xmpp.md, section 3.2), the one mechanism the
 * service offers. Smack's own goes through the runtime's SASL providers, which are slow to load.
 */
final class PlainLogin extends SASLMechanism {
    static final String NAME = "PLAIN";

    private static final int PRIORITY = 10;

    @Override
    protected byte[] getAuthenticationText() {
        return ('\0' + authenticationId + '\0' + password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void authenticateInternal(CallbackHandler unused) {
        throw new UnsupportedOperationException("the password is given, not asked for");
    }

    @Override
    protected void checkIfSuccessfulOrThrow() {
        // The server's word is the proof; PLAIN has no other.
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    protected SASLMechanism newInstance() {
        return new PlainLogin();
    }
}
