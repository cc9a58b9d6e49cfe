/** The command that searches. */
@NullMarked
package dev.cubechat.cli.search;

import org.jspecify.annotations.NullMarked;
