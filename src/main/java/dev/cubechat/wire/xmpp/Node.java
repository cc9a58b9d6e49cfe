package dev.cubechat.wire.xmpp;

/** What an element can contain: text or another element. */
public sealed interface Node permits Xml, Node.Text {

    /** Character data as meant, without escapes. */
    record Text(String value) implements Node {}
}
