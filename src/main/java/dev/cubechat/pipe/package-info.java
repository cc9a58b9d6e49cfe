/** Takes records from a stream and sends each as a message, once, in order, whatever breaks. */
@NullMarked
package dev.cubechat.pipe;

import org.jspecify.annotations.NullMarked;
