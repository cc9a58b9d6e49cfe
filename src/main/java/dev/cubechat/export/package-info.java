/** Writes a dialog's history to a file: the same bytes however often it breaks off and goes on. */
@NullMarked
package dev.cubechat.export;

import org.jspecify.annotations.NullMarked;
