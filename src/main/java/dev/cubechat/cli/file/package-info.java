/** The words behind {@code cubechat file}: upload, download, info, url, list, delete. */
@NullMarked
package dev.cubechat.cli.file;

import org.jspecify.annotations.NullMarked;
