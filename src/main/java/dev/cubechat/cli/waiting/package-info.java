/** The command that waits for one thing to happen. */
@NullMarked
package dev.cubechat.cli.waiting;

import org.jspecify.annotations.NullMarked;
