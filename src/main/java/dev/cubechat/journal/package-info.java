/** The file that remembers which messages of a run were chosen to be sent, and which arrived. */
@NullMarked
package dev.cubechat.journal;

import org.jspecify.annotations.NullMarked;
