package dev.cubechat.rest;

import java.time.Duration;

/** Waits between two attempts. */
@FunctionalInterface
interface Pause {
    void rest(Duration time) throws InterruptedException;
}
