package dev.cubechat.app.doctor;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Whether a host's name leads to an address. */
final class NameCheck implements Check {
    private final Place place;

    NameCheck(Place place) {
        this.place = place;
    }

    @Override
    public String name() {
        return "dns " + place.what();
    }

    @Override
    public Finding look() {
        String host = place.host();
        if (place.proxied()) {
            return Finding.skipped("a proxy looks up " + host);
        }
        try {
            return Finding.ok(
                    Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .limit(4)
                            .collect(Collectors.joining(", ", host + " is ", "")));
        } catch (UnknownHostException unknown) {
            throw new Failure(
                            FailureKind.UNREACHABLE,
                            "The name " + host + " leads nowhere.",
                            unknown)
                    .withHint(
                            "Check " + place.setting() + " and the name servers of this machine.");
        }
    }
}
