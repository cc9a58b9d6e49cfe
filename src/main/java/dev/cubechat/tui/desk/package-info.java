/**
 * What lies before the person: the open dialog, where they read, what they write, what is on top.
 */
@NullMarked
package dev.cubechat.tui.desk;

import org.jspecify.annotations.NullMarked;
