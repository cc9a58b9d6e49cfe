package dev.cubechat.service.file;

import dev.cubechat.model.FileSource;

import org.jspecify.annotations.Nullable;

/**
 * A file that is to be attached to a message.
 *
 * @param type the word for what it is; null for what its name tells
 */
public record Attaching(FileSource source, @Nullable String type) {}
