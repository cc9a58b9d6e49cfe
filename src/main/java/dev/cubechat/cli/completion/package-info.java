/** The words behind {@code cubechat completion}. */
@NullMarked
package dev.cubechat.cli.completion;

import org.jspecify.annotations.NullMarked;
