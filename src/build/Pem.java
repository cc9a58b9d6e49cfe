import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;

/**
 * Writes the certificates of a key store as text. In a store, Java reads all of them before it
 * knows which one it needs.
 */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static void write(Path store, Path to) throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(store.toFile(), (char[]) null);
        Base64.Encoder base64 =
                Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        for (String name : Collections.list(authorities.aliases()).stream().sorted().toList()) {
            text.append(name).append("\n-----BEGIN CERTIFICATE-----\n");
            text.append(base64.encodeToString(authorities.getCertificate(name).getEncoded()));
            text.append("\n-----END CERTIFICATE-----\n");
        }
        Files.writeString(to, text);
    }
}
