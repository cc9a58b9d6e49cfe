package dev.cubechat.wire.xmpp;

import java.util.Map;

/** Writes elements as text, with as few namespace declarations as are needed. */
final class XmlWriting {
    private XmlWriting() {}

    static void element(Xml xml, String inherited, StringBuilder out) {
        // Some clients look for the literal name "stream:features".
        boolean stream = xml.namespace().equals(Ns.STREAM);
        String tag = stream ? "stream:" + xml.name() : xml.name();
        out.append('<').append(tag);
        if (stream) {
            attribute("xmlns:stream", Ns.STREAM, out);
        } else if (!xml.namespace().equals(inherited)) {
            attribute("xmlns", xml.namespace(), out);
        }
        attributes(xml, out);
        if (xml.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Node node : xml.children()) {
            switch (node) {
                case Node.Text text -> escape(text.value(), false, out);
                case Xml child -> element(child, stream ? inherited : xml.namespace(), out);
            }
        }
        out.append("</").append(tag).append('>');
    }

    private static void attributes(Xml xml, StringBuilder out) {
        int foreign = 0;
        for (Map.Entry<String, String> attribute : xml.attributes().entrySet()) {
            String key = attribute.getKey();
            int brace = key.lastIndexOf('}');
            if (brace > 0) {
                String prefix = "n" + foreign++;
                attribute("xmlns:" + prefix, key.substring(1, brace), out);
                key = prefix + ":" + key.substring(brace + 1);
            }
            attribute(key, attribute.getValue(), out);
        }
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(' ').append(name).append("=\"");
        escape(value, true, out);
        out.append('"');
    }

    private static void escape(String text, boolean inAttribute, StringBuilder out) {
        if (isPlain(text)) {
            out.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> {
                    if (XmlChars.isAllowed(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        }
    }

    /** Whether it stands for itself: ASCII that nothing has to be done about. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"') {
                return false;
            }
        }
        return true;
    }
}
