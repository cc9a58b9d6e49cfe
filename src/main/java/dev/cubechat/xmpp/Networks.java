package dev.cubechat.xmpp;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** The networks that this machine is on. Asked often, while a connection is down. */
@FunctionalInterface
public interface Networks {
    /** None that anyone cares about. */
    Networks NOT_WATCHED = Set::of;

    /** One word for each address of an interface that is up. */
    Set<String> up() throws SocketException;

    /** Those of this machine, as they are at the moment of asking. */
    static Networks ofThisMachine() {
        return () -> {
            Set<String> up = new HashSet<>();
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    each.inetAddresses()
                            .forEach(at -> up.add(each.getName() + " " + at.getHostAddress()));
                }
            }
            return up;
        };
    }
}
