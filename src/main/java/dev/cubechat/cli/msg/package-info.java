/** The commands about messages. */
@NullMarked
package dev.cubechat.cli.msg;

import org.jspecify.annotations.NullMarked;
