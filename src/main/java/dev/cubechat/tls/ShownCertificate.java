package dev.cubechat.tls;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

/**
 * A certificate as a server has shown it, which is read only when somebody asks what is in it: what
 * has {@link Passed} is known by its bytes. Java takes as long to read the first one as for the
 * handshake. Packaging makes Conscrypt ask for these.
 */
public final class ShownCertificate extends X509Certificate {
    private static final long serialVersionUID = 1;

    private final byte[] der;
    private transient volatile @Nullable X509Certificate read;

    private ShownCertificate(byte[] der) {
        this.der = der.clone();
    }

    /** The certificate with this encoding (DER), which may turn out to be none. */
    public static X509Certificate of(byte[] der) {
        return new ShownCertificate(der);
    }

    @Override
    public byte[] getEncoded() {
        return der.clone();
    }

    /** As Java reads it. */
    private X509Certificate parsed() throws CertificateException {
        X509Certificate certificate = read;
        if (certificate == null) {
            certificate = parse();
            read = certificate;
        }
        return certificate;
    }

    private X509Certificate parse() throws CertificateException {
        try {
            List<X509Certificate> found = Authorities.read(der);
            if (found.size() == 1) {
                return found.getFirst();
            }
        } catch (CertificateException unreadable) {
            throw unreadable;
        } catch (GeneralSecurityException without) {
            throw new CertificateException(without);
        }
        throw new CertificateParsingException("not one certificate");
    }

    /** For what has no way to say that it cannot be read. */
    private X509Certificate known() {
        try {
            return parsed();
        } catch (CertificateException unreadable) {
            throw new IllegalStateException("the server has shown no certificate", unreadable);
        }
    }

    @Override
    public void checkValidity()
            throws CertificateExpiredException, CertificateNotYetValidException {
        known().checkValidity();
    }

    @Override
    public void checkValidity(Date date)
            throws CertificateExpiredException, CertificateNotYetValidException {
        known().checkValidity(date);
    }

    @Override
    public int getVersion() {
        return known().getVersion();
    }

    @Override
    public BigInteger getSerialNumber() {
        return known().getSerialNumber();
    }

    @Override
    @SuppressWarnings("deprecation") // it stands in for one that has it
    public Principal getIssuerDN() {
        return known().getIssuerDN();
    }

    @Override
    @SuppressWarnings("deprecation") // it stands in for one that has it
    public Principal getSubjectDN() {
        return known().getSubjectDN();
    }

    @Override
    public X500Principal getIssuerX500Principal() {
        return known().getIssuerX500Principal();
    }

    @Override
    public X500Principal getSubjectX500Principal() {
        return known().getSubjectX500Principal();
    }

    @Override
    public Date getNotBefore() {
        return known().getNotBefore();
    }

    @Override
    public Date getNotAfter() {
        return known().getNotAfter();
    }

    @Override
    public byte[] getTBSCertificate() throws java.security.cert.CertificateEncodingException {
        return known().getTBSCertificate();
    }

    @Override
    public byte[] getSignature() {
        return known().getSignature();
    }

    @Override
    public String getSigAlgName() {
        return known().getSigAlgName();
    }

    @Override
    public String getSigAlgOID() {
        return known().getSigAlgOID();
    }

    @Override
    public byte[] getSigAlgParams() {
        return known().getSigAlgParams();
    }

    @Override
    public boolean @Nullable [] getIssuerUniqueID() {
        return known().getIssuerUniqueID();
    }

    @Override
    public boolean @Nullable [] getSubjectUniqueID() {
        return known().getSubjectUniqueID();
    }

    @Override
    public boolean @Nullable [] getKeyUsage() {
        return known().getKeyUsage();
    }

    @Override
    public List<String> getExtendedKeyUsage() throws CertificateParsingException {
        return known().getExtendedKeyUsage();
    }

    @Override
    public int getBasicConstraints() {
        return known().getBasicConstraints();
    }

    @Override
    public Collection<List<?>> getSubjectAlternativeNames() throws CertificateParsingException {
        return known().getSubjectAlternativeNames();
    }

    @Override
    public Collection<List<?>> getIssuerAlternativeNames() throws CertificateParsingException {
        return known().getIssuerAlternativeNames();
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return known().hasUnsupportedCriticalExtension();
    }

    @Override
    public Set<String> getCriticalExtensionOIDs() {
        return known().getCriticalExtensionOIDs();
    }

    @Override
    public Set<String> getNonCriticalExtensionOIDs() {
        return known().getNonCriticalExtensionOIDs();
    }

    @Override
    public byte[] getExtensionValue(String oid) {
        return known().getExtensionValue(oid);
    }

    @Override
    public PublicKey getPublicKey() {
        return known().getPublicKey();
    }

    @Override
    public void verify(PublicKey key)
            throws CertificateException,
                    NoSuchAlgorithmException,
                    InvalidKeyException,
                    NoSuchProviderException,
                    SignatureException {
        parsed().verify(key);
    }

    @Override
    public void verify(PublicKey key, String provider)
            throws CertificateException,
                    NoSuchAlgorithmException,
                    InvalidKeyException,
                    NoSuchProviderException,
                    SignatureException {
        parsed().verify(key, provider);
    }

    @Override
    public void verify(PublicKey key, Provider provider)
            throws CertificateException,
                    NoSuchAlgorithmException,
                    InvalidKeyException,
                    SignatureException {
        parsed().verify(key, provider);
    }

    @Override
    public String toString() {
        return known().toString();
    }
}
