package dev.cubechat.wire.xmpp;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which characters XML 1.0 can hold; one of the others would end the stream. */
public final class XmlChars {
    /** Stands for a character that cannot be shown (U+FFFD). */
    private static final int MARK = 0xfffd;

    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]+)|([0-9]+));");

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

    /**
     * XML in which a mark stands for each character that it cannot hold, as such and by its number.
     */
    public static String mended(String xml) {
        StringBuilder mended = new StringBuilder(xml.length());
        xml.codePoints().map(c -> isAllowed(c) ? c : MARK).forEach(mended::appendCodePoint);
        return REFERENCE
                .matcher(mended)
                .replaceAll(
                        found ->
                                isAllowed(number(found))
                                        ? Matcher.quoteReplacement(found.group())
                                        : Character.toString(MARK));
    }

    private static int number(MatchResult reference) {
        String hex = reference.group(1);
        try {
            return hex == null ? Integer.parseInt(reference.group(2)) : Integer.parseInt(hex, 16);
        } catch (NumberFormatException tooLarge) {
            return 0;
        }
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
