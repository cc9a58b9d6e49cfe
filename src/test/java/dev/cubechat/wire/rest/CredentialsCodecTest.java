package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;

import org.junit.jupiter.api.Test;

class CredentialsCodecTest {
    private static final Secret TOKEN = new Secret("EAAB");

    @Test
    void those_for_whom_others_vouch_are_written_as_the_documents_have_it() {
        assertThat(written(new Credentials.Vouched(Provider.FACEBOOK, TOKEN, null, null)))
                .isEqualTo("{\"provider\":\"facebook\",\"keys\":{\"token\":\"EAAB\"}}");
        assertThat(written(new Credentials.Vouched(Provider.TWITTER, TOKEN, new Secret("s"), null)))
                .isEqualTo(
                        "{\"provider\":\"twitter\",\"keys\":{\"token\":\"EAAB\",\"secret\":\"s\"}}");
        assertThat(written(new Credentials.Vouched(Provider.FIREBASE_PHONE, TOKEN, null, "p")))
                .isEqualTo(
                        "{\"provider\":\"firebase_phone\",\"firebase_phone\":"
                                + "{\"project_id\":\"p\",\"access_token\":\"EAAB\"}}");
        assertThat(written(new Credentials.Vouched(Provider.CUSTOM, TOKEN, null, null)))
                .isEqualTo("{\"login\":\"EAAB\",\"password\":\"unused\"}");
    }

    @Test
    void a_session_request_has_them_beside_the_application_and_reads_them_there() {
        Credentials eve = new Credentials.Vouched(Provider.FIREBASE_EMAIL, TOKEN, null, "p");

        Json.Obj request = new SessionRequest(new AppId(7), new Secret("k"), eve).write();

        assertThat(JsonText.write(request))
                .isEqualTo(
                        "{\"application_id\":7,\"auth_key\":\"k\",\"provider\":\"firebase_email\","
                                + "\"firebase_email\":{\"project_id\":\"p\","
                                + "\"access_token\":\"EAAB\"}}");
        assertThat(SessionRequest.read(request).credentials()).isEqualTo(eve);
    }

    private static String written(Credentials credentials) {
        return JsonText.write(CredentialsCodec.write(credentials));
    }
}
