package dev.cubechat.rest;

import java.nio.file.Path;

/**
 * A file on this machine that is about to be uploaded.
 *
 * @param name as the storage shall know it
 * @param size how many bytes are sent
 */
public record UploadFile(Path path, String name, String contentType, long size) {}
