package dev.cubechat.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A certificate that is not read yet says what one says that was. */
class ShownCertificateTest {
    @Test
    void it_says_what_the_one_says_that_was_read() throws Exception {
        List<X509Certificate> some =
                Authorities.read(RuntimeAuthorities.pem().getBytes(StandardCharsets.US_ASCII));

        for (X509Certificate read : some.subList(0, 20)) {
            X509Certificate shown = ShownCertificate.of(read.getEncoded());
            for (Method method : X509Certificate.class.getMethods()) {
                if (method.getParameterCount() == 0 && asks(method)) {
                    assertThat(answer(method, shown))
                            .as(method.getName())
                            .isEqualTo(answer(method, read));
                }
            }
            assertThat(shown).isEqualTo(read).hasSameHashCodeAs(read);
            assertThat(shown.getExtensionValue("2.5.29.14"))
                    .isEqualTo(read.getExtensionValue("2.5.29.14"));
            shown.checkValidity(read.getNotBefore());
            shown.verify(read.getPublicKey());
        }
    }

    private static boolean asks(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() != void.class
                && !method.getDeclaringClass().equals(Object.class);
    }

    private static Object answer(Method method, X509Certificate certificate) throws Exception {
        try {
            Object answer = method.invoke(certificate);
            return answer instanceof Collection<?> many ? List.copyOf(many) : answer;
        } catch (InvocationTargetException told) {
            return told.getCause().getClass();
        }
    }

    @Test
    void what_is_none_can_be_shown_and_not_read() throws Exception {
        X509Certificate none = ShownCertificate.of(new byte[] {1, 2, 3});

        assertThat(none.getEncoded()).containsExactly(1, 2, 3);
        assertThatThrownBy(none::getSubjectX500Principal)
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> none.verify(null)).isInstanceOf(CertificateException.class);
    }

    @Test
    void its_bytes_are_its_own() throws Exception {
        byte[] der = {1, 2, 3};
        X509Certificate shown = ShownCertificate.of(der);

        Arrays.fill(der, (byte) 0);
        Arrays.fill(shown.getEncoded(), (byte) 0);

        assertThat(shown.getEncoded()).containsExactly(1, 2, 3);
    }
}
