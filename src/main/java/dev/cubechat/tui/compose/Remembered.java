package dev.cubechat.tui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent before, to be sent again or changed. */
final class Remembered {
    private static final int MOST = 200;

    private final List<String> sent = new ArrayList<>();

    /** Where in the list the person is; the list's size while they write something new. */
    private int at;

    private String unsent = "";

    void add(String text) {
        if (!text.isBlank() && (sent.isEmpty() || !sent.getLast().equals(text))) {
            sent.add(text);
            if (sent.size() > MOST) {
                sent.removeFirst();
            }
        }
        leave();
    }

    void leave() {
        at = sent.size();
    }

    Optional<String> older(String now) {
        if (at == 0) {
            return Optional.empty();
        }
        if (at == sent.size()) {
            unsent = now;
        }
        at--;
        return Optional.of(sent.get(at));
    }

    Optional<String> newer() {
        if (at >= sent.size()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(at == sent.size() ? unsent : sent.get(at));
    }
}
