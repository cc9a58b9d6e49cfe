/** REST bodies, routes and query parameters, to and from model values; no sockets. */
@NullMarked
package dev.cubechat.wire.rest;

import org.jspecify.annotations.NullMarked;
