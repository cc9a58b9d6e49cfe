/** The command that follows what happens, as it happens. */
@NullMarked
package dev.cubechat.cli.listen;

import org.jspecify.annotations.NullMarked;
