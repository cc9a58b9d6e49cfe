package dev.cubechat.service.file;

import java.nio.file.Path;

/**
 * A file that has come.
 *
 * @param resumedAt how many bytes were there from an earlier try
 */
public record Downloaded(String uid, Path path, long size, long resumedAt) {}
