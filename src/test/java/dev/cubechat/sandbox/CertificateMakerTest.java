package dev.cubechat.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.sandbox.CertificateMaker.Made;

import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;

class CertificateMakerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void the_server_is_signed_by_the_authority_for_the_names_of_this_machine()
            throws GeneralSecurityException {
        Made made = made();

        made.server().verify(made.authority().getPublicKey());
        Collection<List<?>> names = made.server().getSubjectAlternativeNames();
        assertThat(names)
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(2, "muc.localhost"),
                        List.of(7, "127.0.0.1"));
        assertThat(made.server().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(made.server().getBasicConstraints()).isEqualTo(-1);
        assertThat(made.authority().getBasicConstraints()).isPositive();
        assertThatCode(() -> made.server().checkValidity(Date.from(NOW)))
                .doesNotThrowAnyException();
    }

    @Test
    void each_authority_is_another_one() throws GeneralSecurityException {
        Made one = made();
        Made other = made();

        assertThat(one.authority().getSerialNumber())
                .isNotEqualTo(other.authority().getSerialNumber());
        assertThatThrownBy(() -> one.server().verify(other.authority().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    private static Made made() throws GeneralSecurityException {
        return new CertificateMaker(new SecureRandom(), NOW).make();
    }
}
