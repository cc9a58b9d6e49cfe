/**
 * The chat screen as a pure machine: events in, effects and rows out; no clock, thread, file or
 * terminal.
 */
@NullMarked
package dev.cubechat.tui;

import org.jspecify.annotations.NullMarked;
