/**
 * TLS, and whom to believe: the certificates of servers, their authorities, and this machine
 * itself.
 */
@NullMarked
package dev.cubechat.tls;

import org.jspecify.annotations.NullMarked;
