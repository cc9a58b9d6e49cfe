/** Messages: sent, found out about, changed, marked and read back. */
@NullMarked
package dev.cubechat.service.message;

import org.jspecify.annotations.NullMarked;
