package dev.cubechat.cli.waiting;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A regular expression that gives up on a text that would keep it busy for too long. Java's
 * expressions can take forever on a text made for that purpose, and the texts here come from
 * others. It counts steps, not time, so it gives up on the same texts everywhere.
 */
record BoundedPattern(Pattern pattern) {
    private static final int STEPS = 5_000_000;

    /** Whether the text has the expression in it; nothing where that takes too long to say. */
    Optional<Boolean> isIn(String text) {
        try {
            return Optional.of(pattern.matcher(new Counted(text, new AtomicInteger(STEPS))).find());
        } catch (TooLong | StackOverflowError givenUp) {
            return Optional.empty();
        }
    }

    /** The expression looked at more characters than it may. */
    private static final class TooLong extends RuntimeException {
        TooLong() {
            super(null, null, false, false);
        }
    }

    /**
     * A text that is looked at so often and no more.
     *
     * @param left how often it may still be looked at, shared with its parts
     */
    private record Counted(CharSequence text, AtomicInteger left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left.getAndDecrement() <= 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
