package dev.cubechat.service.follow;

import dev.cubechat.model.MessageTarget;

import java.time.Instant;

/** From where on messages are handed over: what is older than the connection comes from history. */
public sealed interface Start {
    /** What happens from now on. */
    Start NOW = new Now();

    /** All that history has. */
    Start BEGINNING = new Beginning();

    /** What happens from now on. */
    record Now() implements Start {}

    /** All that history has. */
    record Beginning() implements Start {}

    /** What was sent at this time or later. */
    record At(Instant time) implements Start {}

    /** What came after this message of the one dialog that is followed. */
    record After(MessageTarget message) implements Start {}
}
