/** JSON values and their text: one small immutable tree, read and written by streaming. */
@NullMarked
package dev.cubechat.json;

import org.jspecify.annotations.NullMarked;
