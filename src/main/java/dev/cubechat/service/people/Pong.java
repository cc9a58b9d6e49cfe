package dev.cubechat.service.people;

import java.time.Duration;

/**
 * An answer to a ping.
 *
 * @param number the how-manieth ping it answers, from 1
 * @param roundTrip how long it took
 */
public record Pong(int number, Duration roundTrip) {}
