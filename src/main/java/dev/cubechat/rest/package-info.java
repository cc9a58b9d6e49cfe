/** Send one REST request and get one reply: session renewal, retry, time-outs, errors. */
@NullMarked
package dev.cubechat.rest;

import org.jspecify.annotations.NullMarked;
