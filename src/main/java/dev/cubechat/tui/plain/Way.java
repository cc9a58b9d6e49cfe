package dev.cubechat.tui.plain;

import dev.cubechat.model.DialogTarget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/**
 * How a person or a program wants to chat line by line.
 *
 * @param dialog the dialog to open first; null for none
 * @param records hand events over as they are, instead of sentences
 * @param strict whatever goes wrong with a line is told by the end, too: nobody is there to see it
 * @param silent only look: whoever else is there notices nothing
 * @param only the words of the events wanted; empty for all
 * @param typingTimeout after how long without a message {@code /typing on} is taken back
 * @param zone in which times are told
 */
public record Way(
        @Nullable DialogTarget dialog,
        boolean records,
        boolean strict,
        boolean silent,
        Set<String> only,
        Duration typingTimeout,
        ZoneId zone) {
    public Way {
        only = Set.copyOf(only);
    }
}
