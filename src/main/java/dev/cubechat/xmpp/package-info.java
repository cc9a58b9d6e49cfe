/**
 * Keeps one XMPP connection: logs in, sends, awaits acknowledgements, resumes, reconnects and hands
 * on events.
 */
@NullMarked
package dev.cubechat.xmpp;

import org.jspecify.annotations.NullMarked;
