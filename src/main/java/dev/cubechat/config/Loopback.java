package dev.cubechat.config;

/** Tells this machine from others, by name alone: nothing is looked up. */
final class Loopback {
    private Loopback() {}

    /** Whether that host, as it stands in an address, can only be this machine. */
    static boolean names(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]");
    }
}
