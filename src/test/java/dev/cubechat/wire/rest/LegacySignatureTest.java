package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Secret;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;

class LegacySignatureTest {
    @Test
    void what_is_signed_is_flat_and_in_order() {
        Credentials mira = new Credentials.Login("mira", new Secret("S3cret!pw"));
        Json.Obj plain =
                new SessionRequest(new AppId(1476), new Secret("aK7-ExAmPlE"), mira).write();
        Json.Obj signed =
                new LegacySignature(new Secret("secret"), 1_772_360_000L, 4711).over(plain);
        var unsigned = new LinkedHashMap<>(signed.members());
        unsigned.remove("signature");

        assertThat(LegacySignature.base(new Json.Obj(unsigned)))
                .isEqualTo(
                        "application_id=1476&auth_key=aK7-ExAmPlE&nonce=4711&timestamp=1772360000"
                                + "&user[login]=mira&user[password]=S3cret!pw");
        assertThat(signed.get("signature").asText())
                .contains("44992924b902e54a5bec25671c229c6fc6776232");
        assertThat(SessionRequest.read(signed).credentials()).isEqualTo(mira);
    }
}
