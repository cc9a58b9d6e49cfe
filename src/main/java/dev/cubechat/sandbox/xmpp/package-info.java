/** The sandbox's chat face: XMPP over TLS and over WebSocket, on top of the world. */
@NullMarked
package dev.cubechat.sandbox.xmpp;

import org.jspecify.annotations.NullMarked;
