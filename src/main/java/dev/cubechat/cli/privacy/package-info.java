/** The commands about whom you block. */
@NullMarked
package dev.cubechat.cli.privacy;

import org.jspecify.annotations.NullMarked;
