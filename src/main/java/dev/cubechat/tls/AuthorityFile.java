package dev.cubechat.tls;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

/** The file with the authorities that are trusted, read and not yet understood. */
final class AuthorityFile {
    /** Ten times what a system trusts. */
    private static final ReadLimit LIMIT = ReadLimit.ofMib(4);

    private final Optional<Path> named;
    private final byte[] pem;

    private AuthorityFile(Optional<Path> named, byte[] pem) {
        this.named = named;
        this.pem = pem;
    }

    /**
     * Reads it.
     *
     * @param caFile certificates (PEM); empty for the Java runtime's
     * @throws Failure CONFIGURATION where the file cannot be read
     */
    static AuthorityFile of(Optional<Path> caFile) {
        try {
            byte[] pem = LIMIT.read(caFile.orElseGet(AuthorityFile::usual));
            return new AuthorityFile(caFile, pem);
        } catch (ReadLimit.Exceeded longer) {
            throw unusable(
                    caFile.orElseGet(AuthorityFile::usual), "is longer than " + LIMIT, longer);
        } catch (IOException unreadable) {
            if (caFile.isPresent()) {
                throw unusable(caFile.get(), "cannot be read", unreadable);
            }
            // Not packaged: the runtime has its own store of them.
            return new AuthorityFile(caFile, new byte[0]);
        }
    }

    /** Packaged, the runtime's lie in PEM form beside its own store. */
    private static Path usual() {
        return Path.of(System.getProperty("java.home"), "lib", "security", "cacerts.pem");
    }

    /** What has passed with these; nothing where nothing can be remembered of them. */
    Optional<Passed> passed(PassedFile memory, Provider engine) {
        return pem.length == 0 ? Optional.empty() : Passed.with(pem, memory, engine);
    }

    /**
     * Understands it.
     *
     * @throws Failure CONFIGURATION where there are no certificates in it
     */
    Authorities authorities() throws GeneralSecurityException {
        Optional<Bundle> bundle = Bundle.of(pem);
        if (bundle.isPresent()) {
            Bundle many = bundle.get();
            return engine ->
                    new TrustBundle(many, engine, () -> Authorities.trusted(store(), engine));
        }
        KeyStore store = store();
        return engine -> Authorities.trusted(store, engine);
    }

    /** All of them; null for the Java runtime's. */
    private @Nullable KeyStore store() throws GeneralSecurityException {
        if (named.isEmpty()) {
            return null;
        }
        Collection<X509Certificate> found;
        try {
            found = Authorities.read(pem);
        } catch (GeneralSecurityException noCertificates) {
            throw unusable(named.get(), "holds no certificates in PEM form", noCertificates);
        }
        if (found.isEmpty()) {
            throw unusable(named.get(), "holds no certificates in PEM form", null);
        }
        return Authorities.store(found);
    }

    private static Failure unusable(Path caFile, String why, @Nullable Exception cause) {
        String sentence = "The CA file " + caFile + " " + why + ".";
        Failure failure =
                cause == null
                        ? new Failure(FailureKind.CONFIGURATION, sentence)
                        : new Failure(FailureKind.CONFIGURATION, sentence, cause);
        return failure.withHint("Check ca_file, CUBECHAT_CA_FILE and SSL_CERT_FILE.");
    }
}
