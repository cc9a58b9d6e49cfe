/** Dialogs: made, listed, changed, left and entered. */
@NullMarked
package dev.cubechat.service.dialog;

import org.jspecify.annotations.NullMarked;
