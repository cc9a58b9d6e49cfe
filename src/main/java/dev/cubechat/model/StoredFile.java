package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A file in the service's storage (protocol page rest.md, section 14, "File").
 *
 * @param uid the name by which it is shared and downloaded
 * @param size in bytes; null until the upload is complete
 * @param open whether anyone may download it without a session
 * @param raw the server's object; empty for a file made here
 */
public record StoredFile(
        long id,
        String uid,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable Long size,
        boolean open,
        boolean complete,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Json.Obj raw) {}
