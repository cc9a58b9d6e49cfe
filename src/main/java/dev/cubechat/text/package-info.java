/** Text on terminals: what is safe to show, how wide it is, where it breaks. */
@NullMarked
package dev.cubechat.text;

import org.jspecify.annotations.NullMarked;
