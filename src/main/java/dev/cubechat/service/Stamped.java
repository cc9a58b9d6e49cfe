package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;

import java.time.Instant;

/** An event and when it reached us. */
public record Stamped(Instant at, ChatEvent event) {}
