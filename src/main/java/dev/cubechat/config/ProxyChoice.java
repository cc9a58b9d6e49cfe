package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.Loopback;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy to go through, by {@code HTTPS_PROXY} and {@code NO_PROXY}, in capitals or not, as
 * curl reads them. No proxy can reach this machine, so the sandbox needs no exception.
 */
final class ProxyChoice {
    private final Map<String, String> environment;

    ProxyChoice(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<URI> proxyFor(URI target) {
        boolean direct = Loopback.names(target.getHost()) || isExcepted(target.getHost());
        if (!"https".equals(target.getScheme()) || direct) {
            return Optional.empty();
        }
        return either("https_proxy").map(ProxyChoice::address);
    }

    private boolean isExcepted(String host) {
        return either("no_proxy").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                .anyMatch(entry -> covers(entry.toLowerCase(Locale.ROOT), host));
    }

    /** {@code *}, a host, or a domain with or without its leading dot. */
    private static boolean covers(String entry, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String domain = entry.startsWith(".") ? entry.substring(1) : entry;
        return entry.equals("*")
                || (!domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain)));
    }

    private Optional<String> either(String lowerCase) {
        return Stream.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
    }

    private static URI address(String text) {
        String full = text.contains("://") ? text : "http://" + text;
        try {
            URI uri = new URI(full);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw refused(notAnAddress);
        }
        throw refused(null);
    }

    /** Without the text itself, which may hold a password. */
    private static Failure refused(@Nullable Throwable cause) {
        String sentence = "HTTPS_PROXY must be an address, such as http://proxy.example.com:3128.";
        return cause == null
                ? new Failure(FailureKind.CONFIGURATION, sentence)
                : new Failure(FailureKind.CONFIGURATION, sentence, cause);
    }
}
