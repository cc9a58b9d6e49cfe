/** The demo: a sandbox with lively people in this process, and a tour through it. */
@NullMarked
package dev.cubechat.app.demo;

import org.jspecify.annotations.NullMarked;
