/** A chat that stays: hears and speaks over one connection that comes and goes. */
@NullMarked
package dev.cubechat.service.live;

import org.jspecify.annotations.NullMarked;
