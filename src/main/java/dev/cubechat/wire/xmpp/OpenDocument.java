package dev.cubechat.wire.xmpp;

import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document that never ends: one element after another is read inside it, by one parser. To make a
 * parser takes longer than to read a stanza.
 *
 * <p>A few stand ready for whoever has something to read. One that has met something wrong is not
 * used again; neither is one that has read much, since it remembers all names it has seen.
 */
final class OpenDocument {
    private static final int MOST_READY = 4;
    private static final int MOST_CHARACTERS = 250_000;
    private static final BlockingQueue<OpenDocument> READY = new ArrayBlockingQueue<>(MOST_READY);

    private final Feed feed = new Feed("<open>");
    private final XMLStreamReader parser;
    private int characters;

    private OpenDocument() throws XMLStreamException {
        parser = XmlReading.parser(feed);
        parser.nextTag();
    }

    /**
     * The one element in this one, if all is well.
     *
     * @param around an element whose end stands nowhere but at its end
     * @return empty where something is wrong: who reads it by itself is told what
     */
    static Optional<Xml> read(String around) {
        try {
            OpenDocument ready = READY.poll();
            OpenDocument document = ready == null ? new OpenDocument() : ready;
            Xml only = document.next(around);
            document.putBack();
            return Optional.of(only);
        } catch (XMLStreamException | MalformedXml wrong) {
            return Optional.empty();
        }
    }

    private Xml next(String around) throws XMLStreamException, MalformedXml {
        characters += around.length();
        feed.give(around);
        return XmlReading.onlyChild(parser);
    }

    private void putBack() {
        if (characters < MOST_CHARACTERS) {
            READY.offer(this);
        }
    }

    /** Characters that come in portions; where one ends too early, the document ends. */
    private static final class Feed extends Reader {
        private String portion;
        private int given;

        Feed(String first) {
            portion = first;
        }

        void give(String next) {
            portion = next;
            given = 0;
        }

        @Override
        public int read(char[] into, int at, int most) {
            int count = Math.min(most, portion.length() - given);
            if (count == 0) {
                return -1;
            }
            portion.getChars(given, given + count, into, at);
            given += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
