/** The chat screen's errands, done by the services in the background. */
@NullMarked
package dev.cubechat.tui.live;

import org.jspecify.annotations.NullMarked;
