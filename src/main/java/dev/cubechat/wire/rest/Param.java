package dev.cubechat.wire.rest;

/** One parameter of a query or of a form, not percent-encoded. */
public record Param(String name, String value) {

    static Param of(String name, long value) {
        return new Param(name, Long.toString(value));
    }
}
