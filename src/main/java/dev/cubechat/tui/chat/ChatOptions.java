package dev.cubechat.tui.chat;

import dev.cubechat.model.DialogTarget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * How the chat screen is to behave.
 *
 * @param startAt the dialog to open first; null for none
 * @param explore look around without a trace: no marks, no typing, no presence
 * @param ascii draw with ASCII alone
 * @param zone in which times are told; asked for only when one is
 * @param typingTimeout after how long without a key one has stopped to write
 * @param bell whether to ring when something new comes while nobody looks
 * @param announce whether to show a desktop notification then
 * @param mouse whether clicks and the wheel come to us
 * @param now the time at which it begins
 */
public record ChatOptions(
        @Nullable DialogTarget startAt,
        boolean explore,
        boolean ascii,
        Supplier<ZoneId> zone,
        Duration typingTimeout,
        boolean bell,
        boolean announce,
        boolean mouse,
        Instant now) {

    /** As most people want it. */
    public static ChatOptions usual(Supplier<ZoneId> zone, Instant now) {
        return new ChatOptions(
                null, false, false, zone, Duration.ofSeconds(30), true, false, true, now);
    }

    public ChatOptions startingAt(@Nullable DialogTarget target) {
        return new ChatOptions(
                target, explore, ascii, zone, typingTimeout, bell, announce, mouse, now);
    }

    public ChatOptions exploring(boolean on) {
        return new ChatOptions(startAt, on, ascii, zone, typingTimeout, bell, announce, mouse, now);
    }

    public ChatOptions inAscii(boolean on) {
        return new ChatOptions(
                startAt, explore, on, zone, typingTimeout, bell, announce, mouse, now);
    }

    public ChatOptions typingFor(Duration time) {
        return new ChatOptions(startAt, explore, ascii, zone, time, bell, announce, mouse, now);
    }

    public ChatOptions telling(boolean ring, boolean desktop) {
        return new ChatOptions(
                startAt, explore, ascii, zone, typingTimeout, ring, desktop, mouse, now);
    }

    public ChatOptions withMouse(boolean on) {
        return new ChatOptions(
                startAt, explore, ascii, zone, typingTimeout, bell, announce, on, now);
    }
}
