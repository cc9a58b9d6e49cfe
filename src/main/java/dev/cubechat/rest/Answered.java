package dev.cubechat.rest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a call brought.
 *
 * @param attempts how often it was sent
 * @param at when that was answered, by the service's clock; null where it does not say
 */
public record Answered<T>(T value, int attempts, @Nullable Instant at) {}
