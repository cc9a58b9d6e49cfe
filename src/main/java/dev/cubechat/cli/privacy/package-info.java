/** The verbs of {@code cubechat privacy}: whom you block. */
@NullMarked
package dev.cubechat.cli.privacy;

import org.jspecify.annotations.NullMarked;
