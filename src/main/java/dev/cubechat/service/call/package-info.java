/** What is to be done as the person who is signed in: shown, or sent to the service. */
@NullMarked
package dev.cubechat.service.call;

import org.jspecify.annotations.NullMarked;
