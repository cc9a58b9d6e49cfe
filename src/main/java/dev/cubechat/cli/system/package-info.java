/** The commands about system messages. */
@NullMarked
package dev.cubechat.cli.system;

import org.jspecify.annotations.NullMarked;
