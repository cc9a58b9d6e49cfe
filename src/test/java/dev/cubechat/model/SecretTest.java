package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void a_secret_is_never_printed_with_what_holds_it() {
        Secret secret = new Secret("pw-101");
        Session session = new Session(1, new AppId(9999), null, secret, null, null, null);

        assertThat(new Credentials.Login("mira", secret) + " " + session).doesNotContain("pw-101");
    }
}
