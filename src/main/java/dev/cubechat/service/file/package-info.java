/** Files: stored, fetched and enclosed in messages. */
@NullMarked
package dev.cubechat.service.file;

import org.jspecify.annotations.NullMarked;
