package dev.cubechat.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.conscrypt.OpenSSLProvider;
import org.junit.jupiter.api.Test;

import java.security.Provider;
import java.util.stream.Stream;

/** What is offered here under Conscrypt's name is what Conscrypt offers under it. */
class BoringTest {
    @Test
    void each_service_is_conscrypts_own() {
        Provider whole = new OpenSSLProvider();

        Stream.of(Boring.tls(), Boring.signatures())
                .flatMap(few -> few.getServices().stream())
                .forEach(
                        service -> {
                            Provider.Service its =
                                    whole.getService(service.getType(), service.getAlgorithm());

                            assertThat(its).as(service.toString()).isNotNull();
                            assertThat(service.getClassName()).isEqualTo(its.getClassName());
                            Stream.of("SupportedKeyFormats", "SupportedKeyClasses")
                                    .forEach(
                                            about ->
                                                    assertThat(service.getAttribute(about))
                                                            .isEqualTo(its.getAttribute(about)));
                        });
    }

    @Test
    void tls_fingerprints_and_six_signatures_are_offered() {
        assertThat(Boring.tls().getServices()).hasSize(3);
        assertThat(Boring.signatures().getServices()).hasSize(6);
    }
}
