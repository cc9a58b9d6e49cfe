package dev.cubechat.wire.rest;

import dev.cubechat.model.StoredFile;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * A file and an address that gives its bytes to whoever has it (rest.md, section 10.4).
 *
 * @param address signed, so it needs no session
 * @param expires when it gives them no more; null where the service does not say
 */
public record FileLink(StoredFile file, URI address, @Nullable Instant expires) {}
