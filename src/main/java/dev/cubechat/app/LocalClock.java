package dev.cubechat.app;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The time here. The zone is looked up only when somebody asks for it: Java searches every jar for
 * rules of zones, which takes a third of the time of many a command.
 */
final class LocalClock extends Clock {
    private final Clock time = Clock.systemUTC();
    private volatile @Nullable ZoneId zone;

    /** Looks the zone up, so that whoever asks for it later has it at once. */
    static void getReady() {
        ZoneRules unused = ZoneId.systemDefault().getRules();
    }

    /** What clocks show at a time, in the zone of this one. */
    static Function<Instant, LocalDateTime> dial(Clock clock) {
        return clock instanceof LocalClock
                ? time -> in(TimeZone.getDefault(), time)
                : time -> LocalDateTime.ofInstant(time, clock.getZone());
    }

    /** Java's older form of zones has the same rules, and searches nothing. */
    static LocalDateTime in(TimeZone zone, Instant time) {
        int offset = zone.getOffset(TimeUnit.SECONDS.toMillis(time.getEpochSecond()));
        return LocalDateTime.ofEpochSecond(
                time.getEpochSecond(),
                time.getNano(),
                ZoneOffset.ofTotalSeconds((int) TimeUnit.MILLISECONDS.toSeconds(offset)));
    }

    @Override
    public ZoneId getZone() {
        ZoneId known = zone;
        if (known == null) {
            known = ZoneId.systemDefault();
            zone = known;
        }
        return known;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public long millis() {
        return time.millis();
    }

    @Override
    public Instant instant() {
        return time.instant();
    }
}
