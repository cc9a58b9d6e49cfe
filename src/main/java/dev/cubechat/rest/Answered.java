package dev.cubechat.rest;

/**
 * What a call brought.
 *
 * @param attempts how often it was sent
 */
public record Answered<T>(T value, int attempts) {}
