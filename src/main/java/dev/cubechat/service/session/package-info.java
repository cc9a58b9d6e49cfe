/** Signing in, and keeping a session alive. */
@NullMarked
package dev.cubechat.service.session;

import org.jspecify.annotations.NullMarked;
