/** Stanzas as plain XML trees, to and from model values, and the addresses in them; no sockets. */
@NullMarked
package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.NullMarked;
