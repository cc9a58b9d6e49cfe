/** Everything a person can do, made when it is first asked for; each kind has a room below. */
@NullMarked
package dev.cubechat.service;

import org.jspecify.annotations.NullMarked;
