/** The commands about dialogs. */
@NullMarked
package dev.cubechat.cli.dialog;

import org.jspecify.annotations.NullMarked;
