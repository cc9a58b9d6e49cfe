/** Follows what happens: each thing once, and after a gap what was missed. */
@NullMarked
package dev.cubechat.service.follow;

import org.jspecify.annotations.NullMarked;
