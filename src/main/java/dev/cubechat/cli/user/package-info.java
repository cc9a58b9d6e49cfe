/** The commands about people. */
@NullMarked
package dev.cubechat.cli.user;

import org.jspecify.annotations.NullMarked;
