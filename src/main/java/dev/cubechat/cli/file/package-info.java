/** The commands about files: upload, download, info, url, list, delete. */
@NullMarked
package dev.cubechat.cli.file;

import org.jspecify.annotations.NullMarked;
