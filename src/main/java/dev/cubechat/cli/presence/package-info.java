/** The commands about who is there, and whether we are. */
@NullMarked
package dev.cubechat.cli.presence;

import org.jspecify.annotations.NullMarked;
