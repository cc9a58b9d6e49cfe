package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

/**
 * One complaint of the server (rest.md, section 3.2).
 *
 * @param field what it is about; null where it is about the whole request
 */
public record FieldError(@Nullable String field, String message) {

    /** {@code login is already in use}, or the message alone. */
    @Override
    public String toString() {
        return field == null ? message : field + " " + message;
    }

    Json toJson() {
        return Json.obj().with("field", field).with("message", message).build();
    }
}
