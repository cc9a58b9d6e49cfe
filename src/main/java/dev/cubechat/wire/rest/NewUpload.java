package dev.cubechat.wire.rest;

import dev.cubechat.model.StoredFile;

/** A file that was created and waits for its bytes (rest.md, section 10.1). */
public record NewUpload(StoredFile file, UploadForm form) {}
