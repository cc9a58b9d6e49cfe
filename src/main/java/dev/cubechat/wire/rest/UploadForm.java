package dev.cubechat.wire.rest;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Where and how the bytes of a new file go (rest.md, section 10.2): a multipart form with these
 * fields in this order, and the bytes as the field {@code file} at its end.
 *
 * @param target gets neither our token nor our other headers
 * @param fields whatever the storage asks for; the set varies
 * @param expires null where the service does not say
 */
public record UploadForm(URI target, List<Param> fields, @Nullable Instant expires) {
    public UploadForm {
        fields = List.copyOf(fields);
    }
}
