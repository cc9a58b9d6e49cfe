/** The way in: reads the command line, makes the object graph, gives back the exit code. */
@NullMarked
package dev.cubechat.app;

import org.jspecify.annotations.NullMarked;
