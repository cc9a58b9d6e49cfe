/** The commands about reporting. */
@NullMarked
package dev.cubechat.cli.report;

import org.jspecify.annotations.NullMarked;
