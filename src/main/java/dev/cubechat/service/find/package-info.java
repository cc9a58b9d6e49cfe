/** Finds what people name: dialogs, users and messages become ids. */
@NullMarked
package dev.cubechat.service.find;

import org.jspecify.annotations.NullMarked;
