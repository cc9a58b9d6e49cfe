package dev.cubechat.wire.xmpp;

/**
 * Looks for the end of one element of which nothing is kept: it counts tags, and does not look at
 * their names. Not safe for threads.
 */
final class XmlEnd {
    /** Where in the markup the next byte stands. */
    private enum Place {
        TEXT,
        MARK,
        TAG,
        QUOTED,
        CDATA
    }

    private Place place = Place.TEXT;
    private int depth;
    private boolean closing;
    private byte quote;
    private byte before;
    private byte beforeThat;
    private boolean found;

    /**
     * Looks through the next bytes of it.
     *
     * @return how many of them belong to it
     */
    int in(byte[] bytes, int length) throws MalformedXml {
        int at = 0;
        while (at < length && !found) {
            take(bytes[at]);
            at++;
        }
        return at;
    }

    /** Whether it has ended. */
    boolean found() {
        return found;
    }

    private void take(byte b) throws MalformedXml {
        switch (place) {
            case TEXT -> {
                if (b == '<') {
                    place = Place.MARK;
                }
            }
            case MARK -> mark(b);
            case QUOTED -> {
                if (b == quote) {
                    place = Place.TAG;
                }
            }
            case CDATA -> {
                if (b == '>' && before == ']' && beforeThat == ']') {
                    place = Place.TEXT;
                }
            }
            case TAG -> {
                if (b == '"' || b == '\'') {
                    quote = b;
                    place = Place.QUOTED;
                } else if (b == '<') {
                    throw new MalformedXml("a tag inside a tag");
                } else if (b == '>') {
                    place = Place.TEXT;
                    endTag();
                }
            }
        }
        beforeThat = before;
        before = b;
    }

    private void mark(byte second) throws MalformedXml {
        if (second == '?') {
            throw new MalformedXml("XMPP allows no processing instructions");
        }
        closing = second == '/';
        // Nothing else may begin so inside an element.
        place = second == '!' ? Place.CDATA : Place.TAG;
    }

    private void endTag() {
        if (closing) {
            depth--;
        } else if (before != '/') {
            depth++;
        }
        found = depth == 0;
    }
}
