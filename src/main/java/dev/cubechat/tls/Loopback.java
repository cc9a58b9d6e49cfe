package dev.cubechat.tls;

import java.net.URI;
import java.util.Locale;

/** Tells this machine from others, by name alone: nothing is looked up. */
public final class Loopback {
    private Loopback() {}

    /** Whether that host, as it stands in an address, can only be this machine. */
    public static boolean names(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.[0-9]{1,3}){3}")
                || name.equals("::1")
                || name.equals("[::1]");
    }

    /** Whether the host of that address can only be this machine. */
    public static boolean names(URI address) {
        return address.getHost() != null && names(address.getHost());
    }
}
