/** What can be typed with a slash in front, in the full screen and line by line. */
@NullMarked
package dev.cubechat.tui.words;

import org.jspecify.annotations.NullMarked;
