package dev.cubechat.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Checks a chain of certificates for no other reason than to have done it: the first check in a
 * process takes many times as long as any later one.
 */
final class Rehearsal {
    /**
     * A server's certificate and its authority's, from 2020 for a hundred years. Nobody has their
     * keys, and nobody but this class trusts them.
     */
    private static final String CHAIN =
            """
            -----BEGIN CERTIFICATE-----
            MIIBtTCCAVygAwIBAgIBAjAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlSZWhlYXJz
            YWwwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBwxGjAYBgNVBAMM
            EXJlaGVhcnNhbC5pbnZhbGlkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOL4l
            YQcGWt4hd7S7ToPvuGNjEqFlc6GA12YAo4s1OZ9m//s+h5UR7+iDBPgazRf+55v8
            0D+i/mCJXhOMlvhXzaOBlDCBkTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIH
            gDATBgNVHSUEDDAKBggrBgEFBQcDATAcBgNVHREEFTATghFyZWhlYXJzYWwuaW52
            YWxpZDAfBgNVHSMEGDAWgBS7MojB0swHyQtVHBWyWGT+mIpnZzAdBgNVHQ4EFgQU
            1BiPwkc7rDhAlhk0iI1d+s0ye1owCgYIKoZIzj0EAwIDRwAwRAIgfOMgbc39ytrJ
            USOsm9QsF66TSe6ERSQQsV//f4J7kKkCIEmksLCHKzLrZeNRIVAWvY6r4bE12gMQ
            aW9L0n/Y8q9o
            -----END CERTIFICATE-----
            -----BEGIN CERTIFICATE-----
            MIIBWzCCAQGgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlSZWhlYXJz
            YWwwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
            CVJlaGVhcnNhbDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPb7lDoFfaZzVH3Q
            S+X/t3lJg8B0z5ZPcHnEPfQf3Hid+D6ziq85tEf44vvqFEtbgccGBhqrrFD/WcH1
            AJgE2MujQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1Ud
            DgQWBBS7MojB0swHyQtVHBWyWGT+mIpnZzAKBggqhkjOPQQDAgNIADBFAiEApXq8
            Die4dpdlrehW5u/NeIUXwEqwE/N541h89Has7VwCICCQtIolFxQPa95ds3afPSsv
            x//TJILpAKae4i79xAjF
            -----END CERTIFICATE-----
            """;

    private Rehearsal() {}

    static void with(Provider engine) throws GeneralSecurityException {
        List<X509Certificate> chain = Authorities.read(CHAIN.getBytes(StandardCharsets.US_ASCII));
        Authorities.trusted(Authorities.store(List.of(chain.getLast())), engine)
                .checkServerTrusted(new X509Certificate[] {chain.getFirst()}, "ECDHE_ECDSA");
    }
}
