/** Other people: found, kept as contacts, blocked, watched and reported. */
@NullMarked
package dev.cubechat.service.people;

import org.jspecify.annotations.NullMarked;
