package dev.cubechat.service.session;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.xmpp.PasswordSource;

/**
 * The password for the chat connection: the person's own where it is stored, else the session token
 * (protocol page xmpp.md, section 3). A token may have ended, so it is renewed when it is refused.
 */
public final class ChatPassword implements PasswordSource {
    private final SessionKeeper keeper;
    private final SignIn signIn;
    private final boolean useToken;

    /**
     * @param useToken use the session token even where the password is known
     */
    public ChatPassword(SessionKeeper keeper, SignIn signIn, boolean useToken) {
        this.keeper = keeper;
        this.signIn = signIn;
        this.useToken = useToken;
    }

    @Override
    public Secret password() {
        return isToken() ? keeper.token() : signIn.password().orElseThrow();
    }

    @Override
    public Secret renewed() {
        if (isToken()) {
            return keeper.renew(keeper.token());
        }
        throw new Failure(FailureKind.NOT_SIGNED_IN, "The chat server refused the password.")
                .withHint("Check the user and the password.");
    }

    private boolean isToken() {
        return useToken || keeper.isGiven() || signIn.password().isEmpty();
    }
}
