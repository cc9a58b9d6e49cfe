package dev.cubechat.wire.xmpp;

import dev.cubechat.model.Secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Logging in with PLAIN (protocol page xmpp.md, section 3.2; RFC 4616). */
public final class Sasl {
    private Sasl() {}

    /**
     * What the client shows.
     *
     * @param authorization whom to act as; {@code ""} for oneself
     * @param user {@code 1234567-1476}, or a whole address
     * @param password a password or a session token
     */
    public record Plain(String authorization, String user, Secret password) {}

    public static Xml auth(Plain plain) {
        String response =
                plain.authorization() + '\0' + plain.user() + '\0' + plain.password().reveal();
        return Xml.of("auth", Ns.SASL)
                .attr("mechanism", "PLAIN")
                .text(
                        Base64.getEncoder()
                                .encodeToString(response.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What a client's {@code <auth/>} shows.
     *
     * @throws MalformedStanza where it is not Base64 of three parts
     */
    public static Plain read(Xml auth) throws MalformedStanza {
        String[] parts = decoded(auth.text().strip()).split("\0", -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new MalformedStanza("PLAIN needs a name and a password");
        }
        return new Plain(parts[0], parts[1], new Secret(parts[2]));
    }

    public static Xml success() {
        return Xml.of("success", Ns.SASL);
    }

    /** Such as {@code not-authorized} or {@code invalid-mechanism}. */
    public static Xml failure(String condition) {
        return Xml.of("failure", Ns.SASL).child(Xml.of(condition, Ns.SASL));
    }

    private static String decoded(String base64) throws MalformedStanza {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw new MalformedStanza("PLAIN is not Base64 of UTF-8");
        }
    }
}
