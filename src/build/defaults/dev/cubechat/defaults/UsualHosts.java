package dev.cubechat.defaults;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/** Finds hosts by the means of the system, as Java does by itself. */
public final class UsualHosts extends InetAddressResolverProvider {
    /** For Java, which makes one. */
    public UsualHosts() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return configuration.builtinResolver();
    }

    @Override
    public String name() {
        return "the system's";
    }
}
