package dev.cubechat.app;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * The time here. The zone is looked up only when somebody asks for it: Java searches every jar for
 * rules of zones, which takes longer than many a command.
 */
final class LocalClock extends Clock {
    private final Clock time = Clock.systemUTC();
    private volatile @Nullable ZoneId zone;

    /** Looks the zone up, so that whoever asks for it later has it at once. */
    static void getReady() {
        ZoneRules unused = ZoneId.systemDefault().getRules();
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
