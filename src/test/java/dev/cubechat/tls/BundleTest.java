package dev.cubechat.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

class BundleTest {
    @Test
    void every_authority_of_the_runtime_is_found_by_what_it_has_issued() throws Exception {
        List<X509Certificate> all = RuntimeAuthorities.all();
        Bundle bundle = bundle(RuntimeAuthorities.pem());

        // Roots have issued themselves.
        assertThat(all)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        root ->
                                assertThat(bundle.behind(new X509Certificate[] {root}))
                                        .contains(root));
    }

    @Test
    void no_authority_is_behind_a_chain_of_others() throws Exception {
        List<X509Certificate> all = RuntimeAuthorities.all();
        X509Certificate first = all.getFirst();
        String others =
                RuntimeAuthorities.all().stream()
                        .filter(
                                each ->
                                        !each.getSubjectX500Principal()
                                                .equals(first.getSubjectX500Principal()))
                        .map(RuntimeAuthorities::pem)
                        .reduce("", String::concat);

        assertThat(bundle(others).behind(new X509Certificate[] {first})).isEmpty();
    }

    @Test
    void a_few_certificates_are_no_bundle() throws Exception {
        String few =
                RuntimeAuthorities.all().stream()
                        .limit(9)
                        .map(RuntimeAuthorities::pem)
                        .reduce("", String::concat);

        assertThat(Bundle.of(ascii(few))).isEmpty();
    }

    @Test
    void what_is_not_written_as_usual_is_left_to_the_runtime() throws Exception {
        String pem = RuntimeAuthorities.pem();
        String noEnd = pem.substring(0, pem.lastIndexOf("-----END"));
        String noCertificate =
                pem + "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
        String cutShort =
                pem + "-----BEGIN CERTIFICATE-----\nMIIBIjCCAQ==\n-----END CERTIFICATE-----\n";

        assertThat(Bundle.of(ascii(noEnd))).isEmpty();
        assertThat(Bundle.of(ascii(noCertificate))).isEmpty();
        assertThat(Bundle.of(ascii(cutShort))).isEmpty();
        assertThat(Bundle.of(ascii("no certificates at all"))).isEmpty();
    }

    private static Bundle bundle(String pem) {
        return Bundle.of(ascii(pem)).orElseThrow();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
