/** Sends one REST request and gets one reply: session renewal, retry, time-outs, errors. */
@NullMarked
package dev.cubechat.rest;

import org.jspecify.annotations.NullMarked;
