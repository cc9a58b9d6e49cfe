package dev.cubechat.service.line;

import dev.cubechat.model.ChatEvent;

import java.time.Instant;

/** An event and when it reached us. */
public record Stamped(Instant at, ChatEvent event) {}
