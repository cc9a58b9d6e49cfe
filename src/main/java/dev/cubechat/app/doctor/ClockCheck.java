package dev.cubechat.app.doctor;

import dev.cubechat.model.Failure;
import dev.cubechat.service.call.ApiReply;
import dev.cubechat.wire.rest.WireTime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether this machine's clock agrees with the service's, to the minute. */
final class ClockCheck implements Check {
    private static final Duration TOLERABLE = Duration.ofMinutes(1);

    private final Patient patient;

    ClockCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding look() {
        Clock clock = patient.clock();
        ApiReply reply;
        try {
            reply = patient.services().get().api().send("GET", "/session.json", null);
        } catch (Failure noAnswer) {
            return Finding.skipped("the service was not there to compare with");
        }
        Optional<Instant> theirs = date(reply);
        if (theirs.isEmpty()) {
            return Finding.skipped("the service does not say what time it is");
        }
        Duration ahead = Duration.between(theirs.get(), clock.instant());
        String skew = ahead.toSeconds() + " s from the service's clock";
        return ahead.abs().compareTo(TOLERABLE) > 0
                ? Finding.warning(
                        skew, "Messages carry wrong times; set the clock, e.g. by timedatectl.")
                : Finding.ok(skew);
    }

    private static Optional<Instant> date(ApiReply reply) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("date"))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(WireTime::readDate);
    }
}
