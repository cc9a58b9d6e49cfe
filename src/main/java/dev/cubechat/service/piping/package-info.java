/** Carries the letters of a pipe: chooses their way and finds out what became of them. */
@NullMarked
package dev.cubechat.service.piping;

import org.jspecify.annotations.NullMarked;
