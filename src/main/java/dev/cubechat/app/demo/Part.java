package dev.cubechat.app.demo;

import java.util.List;

/**
 * What somebody does when they are written to.
 *
 * @param lines what they say, in turn
 * @param reaction what they set under each second message; empty for people who never do
 * @param talksInGroups or only reads there
 */
record Part(List<String> lines, String reaction, boolean talksInGroups) {
    Part {
        lines = List.copyOf(lines);
    }

    /** Somebody who answers everywhere, in words alone. */
    static Part of(String... lines) {
        return new Part(List.of(lines), "", true);
    }

    Part reacting(String emoji) {
        return new Part(lines, emoji, talksInGroups);
    }

    Part shy() {
        return new Part(lines, reaction, false);
    }
}
