/** The commands that print what Tab completes, as scripts for shells. */
@NullMarked
package dev.cubechat.cli.completion;

import org.jspecify.annotations.NullMarked;
