/** Looks at everything that has to be right before a message can be sent, and says what is not. */
@NullMarked
package dev.cubechat.app.doctor;

import org.jspecify.annotations.NullMarked;
