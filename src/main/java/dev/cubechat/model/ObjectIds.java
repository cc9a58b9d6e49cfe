package dev.cubechat.model;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Makes BSON ObjectIds: 4 bytes of unix time, 5 random bytes of this process, a 3-byte counter.
 *
 * <p>Safe for any number of threads. Ids of one maker never repeat within 16 million a second, and
 * rise as long as the clock does not go back.
 */
public final class ObjectIds {
    private static final int LENGTH = 24;
    private final InstantSource clock;
    private final long process;
    private final AtomicInteger counter;

    public ObjectIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.process = random.nextLong() & 0xff_ffff_ffffL;
        this.counter = new AtomicInteger(random.nextInt() & 0x7f_ffff);
    }

    /** A new id, 24 lower-case hexadecimal digits. */
    public String next() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(clock.instant().getEpochSecond(), 8)
                + hex.toHexDigits(process, 10)
                + hex.toHexDigits(counter.getAndIncrement(), 6);
    }

    public MessageId nextMessageId() {
        return new MessageId(next());
    }

    public DialogId nextDialogId() {
        return new DialogId(next());
    }

    /** Whether this is 24 lower-case hexadecimal digits. */
    public static boolean isObjectId(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
