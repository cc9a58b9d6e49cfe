package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.Sasl;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;

/**
 * Checks who logs in (protocol page xmpp.md, section 3.2): PLAIN alone, by {@code uid-app} or a
 * whole address, with the password or a living session token.
 */
final class Login {
    private final World world;
    private final Addresses addresses;

    Login(World world, Addresses addresses) {
        this.world = world;
        this.addresses = addresses;
    }

    /**
     * What came of an attempt.
     *
     * @param condition why it failed; empty where it did not
     */
    record Outcome(Optional<UserId> user, String condition) {
        static Outcome failed(String condition) {
            return new Outcome(Optional.empty(), condition);
        }
    }

    Outcome attempt(Xml auth) {
        if (!auth.attr("mechanism").filter("PLAIN"::equals).isPresent()) {
            return Outcome.failed("invalid-mechanism");
        }
        try {
            Sasl.Plain plain = Sasl.read(auth);
            Optional<UserId> user = user(plain.user());
            if (!plain.authorization().isEmpty() && !user(plain.authorization()).equals(user)) {
                return Outcome.failed("invalid-authzid");
            }
            return user.filter(known -> world.admits(known, plain.password()))
                    .map(known -> new Outcome(Optional.of(known), ""))
                    .orElse(Outcome.failed("not-authorized"));
        } catch (MalformedStanza malformed) {
            return Outcome.failed("not-authorized");
        }
    }

    private Optional<UserId> user(String name) {
        return name.contains("@") ? addresses.userOf(name) : addresses.userOfLogin(name);
    }
}
