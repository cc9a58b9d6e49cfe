package dev.cubechat.sandbox.rest;

import java.util.Optional;

/** Answers requests that are no part of the service, before anything else looks at them. */
@FunctionalInterface
public interface Hook {
    /** Knows no requests. */
    Hook NONE = request -> Optional.empty();

    /** The reply to a request of its own; empty where it is not. */
    Optional<Response> answer(Request request);
}
