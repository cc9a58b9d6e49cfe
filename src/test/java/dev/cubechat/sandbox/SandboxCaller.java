package dev.cubechat.sandbox;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls a sandbox by REST with the JDK's own client, and with its CA as the only trust. */
public final class SandboxCaller implements AutoCloseable {
    private final Ready ready;
    private final HttpClient client;

    public record Reply(int status, String body, HttpResponse<String> whole) {
        public Json.Obj json() {
            try {
                return JsonText.parse(body).asObject();
            } catch (IOException notJson) {
                throw new AssertionError("not JSON: " + body, notJson);
            }
        }

        public String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }
    }

    public SandboxCaller(Ready ready) {
        this.ready = ready;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .sslContext(trusting(ready.caFile()))
                        .build();
    }

    public Reply get(String token, String path) {
        return call("GET", token, path, "", "application/x-www-form-urlencoded");
    }

    public Reply post(String token, String path, String json) {
        return call("POST", token, path, json, "application/json; charset=utf-8");
    }

    public Reply put(String token, String path, String json) {
        return call("PUT", token, path, json, "application/json; charset=utf-8");
    }

    public Reply delete(String token, String path, String form) {
        return call("DELETE", token, path, form, "application/x-www-form-urlencoded");
    }

    public Reply call(String method, String token, String path, String body, String type) {
        return call(
                method, path, body, token.isEmpty() ? Map.of() : Map.of("CB-Token", token), type);
    }

    public Reply call(
            String method, String path, String body, Map<String, String> headers, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(ready.apiUrl() + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path + ": " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", stopped);
        }
    }

    /** A new session of this person, who has the default password. */
    public String signIn(String login) {
        int number = 101 + List.of("mira", "jon", "kai", "lena").indexOf(login);
        Reply reply =
                post(
                        "",
                        "/session",
                        """
                        {"application_id":%d,"auth_key":"%s",
                         "user":{"login":"%s","password":"pw-%d"}}
                        """
                                .formatted(
                                        ready.appId().value(),
                                        ready.authKey().reveal(),
                                        login,
                                        number));
        return reply.json().get("session").asObject().get("token").asText().orElseThrow();
    }

    /** A new session of the application alone. */
    public String applicationSession() {
        Reply reply =
                post(
                        "",
                        "/session",
                        "{\"application_id\":\"%d\",\"auth_key\":\"%s\"}"
                                .formatted(ready.appId().value(), ready.authKey().reveal()));
        return reply.json().get("session").asObject().get("token").asText().orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static SSLContext trusting(Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError("the CA file cannot be used", failed);
        }
    }
}
