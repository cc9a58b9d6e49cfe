package dev.cubechat.tui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent before, to be sent again or changed. */
final class Remembered {
    private static final int MOST = 200;

    /** Shared by all who write in one place. */
    private final List<String> sent;

    /** Where in the list the person is; the list's size or more while they write something new. */
    private int at;

    private String unsent = "";

    Remembered() {
        this(new ArrayList<>());
    }

    private Remembered(List<String> sent) {
        this.sent = sent;
        leave();
    }

    /** The same memory for somebody else, who goes through it alone. */
    Remembered shared() {
        return new Remembered(sent);
    }

    void add(String text) {
        if (!text.isBlank() && (sent.isEmpty() || !sent.getLast().equals(text))) {
            sent.add(text);
            if (sent.size() > MOST) {
                sent.removeFirst();
            }
        }
        leave();
    }

    /** The person writes something of their own. */
    void leave() {
        at = Integer.MAX_VALUE;
    }

    /** Whether the person is among what was sent. */
    boolean isEntered() {
        return at < sent.size();
    }

    Optional<String> older(String now) {
        if (!isEntered()) {
            if (sent.isEmpty()) {
                return Optional.empty();
            }
            unsent = now;
            at = sent.size();
        }
        if (at == 0) {
            return Optional.empty();
        }
        at--;
        return Optional.of(sent.get(at));
    }

    Optional<String> newer() {
        if (!isEntered()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(at == sent.size() ? unsent : sent.get(at));
    }
}
