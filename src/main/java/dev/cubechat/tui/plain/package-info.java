/** The chat line by line as a pure machine: lines and events in, sentences and errands out. */
@NullMarked
package dev.cubechat.tui.plain;

import org.jspecify.annotations.NullMarked;
