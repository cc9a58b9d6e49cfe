package dev.cubechat.rest;

import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells of each request that was sent what became of it, and how long that took. */
record Log(InstantSource clock, Consumer<String> line) {
    /**
     * Sends it and tells of it.
     *
     * @param what method and place, without secrets
     */
    RawReply of(String what, Attempts.Once once) throws NoReply {
        long start = clock.millis();
        String outcome = "failed";
        try {
            RawReply reply = once.send();
            outcome = Integer.toString(reply.status());
            return reply;
        } catch (NoReply trouble) {
            outcome = "no reply: " + trouble.getMessage();
            throw trouble;
        } finally {
            line.accept(what + " " + outcome + ", " + (clock.millis() - start) + " ms");
        }
    }
}
