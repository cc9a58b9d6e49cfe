package dev.cubechat.wire.xmpp;

/** Which characters XML 1.0 can hold; one of the others would end the stream. */
public final class XmlChars {
    private XmlChars() {}

    /** Whether it may stand in a text (XML 1.0, production 2). */
    public static boolean isAllowed(int c) {
        return (c >= 0x20 && c <= 0xd7ff)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && c <= 0x10ffff);
    }

    /** The text as a stanza carries it: without what XML cannot hold. */
    public static String allowedOf(String text) {
        if (text.codePoints().allMatch(XmlChars::isAllowed)) {
            return text;
        }
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().filter(XmlChars::isAllowed).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
