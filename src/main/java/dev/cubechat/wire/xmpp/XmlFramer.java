package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cuts the bytes of one direction of a TCP stream into the stream's header, its elements, and its
 * end, one at a time.
 *
 * <p>It never takes more than one piece ahead, so a stream can begin anew between any two pieces,
 * as after logging in, however the bytes were packed. Not safe for threads: one reader owns it.
 */
public final class XmlFramer {

    /** The next thing on the stream. */
    public sealed interface Piece {

        /**
         * The stream begins.
         *
         * @param header its start tag, as an element without children
         */
        record Opened(Xml header) implements Piece {}

        /** One element inside the stream, as its text. */
        record Element(String text) implements Piece {}

        /**
         * One element that is larger than any that is read, and was passed over.
         *
         * @param tag its first tag
         * @param bytes how many it had
         */
        record TooLarge(String tag, long bytes) implements Piece {}

        /** The stream ends. */
        record Closed() implements Piece {}
    }

    /** Where in the markup the next byte stands. */
    private enum Place {
        TEXT,
        TAG,
        QUOTED,
        CDATA
    }

    private static final byte[] CDATA_START = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);

    /** What is larger than this has no end. */
    private static final long MOST_PASSED_OVER = 32L * XmlText.LARGEST;

    private static final Pattern STREAM = Pattern.compile("<[\\w.-]+:stream[\\s/>]");

    private final int largest;
    private final boolean passing;
    private byte[] buffer = new byte[4096];
    private int end;
    private int scanned;
    private int tagStart;
    private int depth;

    /** Where the tags begin that have not ended, the outermost first. */
    private int[] open = new int[16];

    /** The name in the stream's first tag, and the byte behind it; no name before that tag. */
    private byte[] stream = {'>'};

    private Place place = Place.TEXT;
    private byte quote;
    private boolean begun;

    /** Where the first tag of the element ends that has begun. */
    private int firstTagEnd;

    /**
     * What is being passed over: its first tag, what looks for its end, and its bytes until now.
     */
    private @Nullable String passedTag;

    private XmlEnd passedEnd = new XmlEnd();
    private long passed;

    /** Reads elements as large as {@link XmlText} does, and passes over those that are larger. */
    public XmlFramer() {
        this(XmlText.LARGEST, true);
    }

    private XmlFramer(int largest, boolean passing) {
        this.largest = largest;
        this.passing = passing;
    }

    /** One that refuses whatever is larger than so many bytes. */
    public static XmlFramer refusing(int largest) {
        return new XmlFramer(largest, false);
    }

    /** Takes bytes as they arrive, cut anywhere. */
    public void feed(byte[] bytes, int offset, int length) {
        if (end + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + length));
        }
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /**
     * The next piece, once all of it has arrived.
     *
     * @throws MalformedXml where it cannot become one: forbidden, not well-formed, or too large to
     *     be passed over
     */
    public Optional<Piece> next() throws MalformedXml {
        if (passedTag != null) {
            return passOver(passedTag);
        }
        while (scanned < end) {
            if (place == Place.TEXT && depth == 0 && !skipBetween()) {
                break;
            }
            int from = scanned;
            Optional<Piece> piece = step();
            if (piece.isPresent()) {
                return piece;
            }
            if (scanned == from) {
                break; // What a mark means depends on bytes that have not arrived.
            }
        }
        if (end <= largest) {
            return Optional.empty();
        }
        if (depth == 0) {
            throw MalformedXml.tooLarge(largest);
        }
        return tooLarge();
    }

    /** The element in the buffer is larger than it may be. */
    private Optional<Piece> tooLarge() throws MalformedXml {
        if (!passing) {
            throw MalformedXml.tooLarge(largest);
        }
        passedTag = text(firstTagEnd);
        passedEnd = new XmlEnd();
        passed = 0;
        return passOver(passedTag);
    }

    private Optional<Piece> passOver(String tag) throws MalformedXml {
        int more = passedEnd.in(buffer, end);
        passed += more;
        drop(more);
        if (passedEnd.found()) {
            passedTag = null;
            depth = 0;
            place = Place.TEXT;
            return Optional.of(new Piece.TooLarge(tag, passed));
        }
        if (passed > MOST_PASSED_OVER) {
            throw MalformedXml.tooLarge(largest);
        }
        return Optional.empty();
    }

    /** Drops blanks and the XML declaration between elements; false where more bytes are needed. */
    private boolean skipBetween() throws MalformedXml {
        int at = afterBlanks(scanned);
        int declared = declarationEnd(at);
        while (declared > 0) {
            at = afterBlanks(declared);
            declared = declarationEnd(at);
        }
        drop(at);
        if (end > 0 && buffer[0] != '<') {
            throw new MalformedXml("text between elements");
        }
        return end >= 2 && buffer[1] != '?';
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < end && isBlank(buffer[at])) {
            at++;
        }
        return at;
    }

    /** Where the declaration that begins here ends; 0 where none does, or has not arrived. */
    private int declarationEnd(int from) {
        if (from + 1 >= end || buffer[from] != '<' || buffer[from + 1] != '?') {
            return 0;
        }
        for (int i = from + 2; i < end; i++) {
            if (buffer[i] == '>' && buffer[i - 1] == '?') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Looks at one byte, or at the start of one piece of markup. */
    private Optional<Piece> step() throws MalformedXml {
        byte b = buffer[scanned];
        switch (place) {
            case TEXT -> {
                if (b == '<') {
                    return beginMarkup();
                }
                scanned++;
            }
            case QUOTED -> {
                if (b == quote) {
                    place = Place.TAG;
                }
                scanned++;
            }
            case CDATA -> {
                if (b == '>' && buffer[scanned - 1] == ']' && buffer[scanned - 2] == ']') {
                    place = Place.TEXT;
                }
                scanned++;
            }
            case TAG -> {
                scanned++;
                if (b == '"' || b == '\'') {
                    quote = b;
                    place = Place.QUOTED;
                } else if (b == '<') {
                    throw new MalformedXml("a tag inside a tag");
                } else if (b == '>') {
                    place = Place.TEXT;
                    return endTag();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Piece> beginMarkup() throws MalformedXml {
        if (scanned + 1 >= end) {
            return Optional.empty();
        }
        byte second = buffer[scanned + 1];
        if (second == '?') {
            throw new MalformedXml("XMPP allows no processing instructions");
        }
        if (second == '!') {
            return beginCharacterData();
        }
        tagStart = scanned;
        place = Place.TAG;
        scanned += 2;
        return Optional.empty();
    }

    private Optional<Piece> beginCharacterData() throws MalformedXml {
        int available = Math.min(CDATA_START.length, end - scanned);
        if (depth == 0
                || !Arrays.equals(
                        buffer, scanned, scanned + available, CDATA_START, 0, available)) {
            throw new MalformedXml("XMPP allows no comments and no document types");
        }
        if (available == CDATA_START.length) {
            place = Place.CDATA;
            // Past two more bytes, so that "<![CDATA[]]>" is looked at whole.
            scanned += CDATA_START.length;
        }
        return Optional.empty();
    }

    /** A tag has just ended before {@code scanned}. */
    private Optional<Piece> endTag() throws MalformedXml {
        boolean closing = buffer[tagStart + 1] == '/';
        boolean empty = buffer[scanned - 2] == '/';
        if (depth == 0 && closing) {
            checkEnds(stream, 0);
            drop(scanned);
            return Optional.of(new Piece.Closed());
        }
        if (depth == 0 && isHeader()) {
            return Optional.of(header(empty));
        }
        if (closing) {
            depth--;
            checkEnds(buffer, open[depth] + 1);
        } else if (!empty) {
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
            }
            if (depth == 0) {
                firstTagEnd = scanned;
            }
            open[depth++] = tagStart;
        }
        if (depth > 0) {
            return Optional.empty();
        }
        if (scanned > largest) {
            return tooLarge();
        }
        String text = text(scanned);
        drop(scanned);
        return Optional.of(new Piece.Element(text));
    }

    /**
     * Checks that the end tag before {@code scanned} has the name of what it ends: otherwise the
     * end of a stanza would not be known, and all that follows be taken for a part of it.
     *
     * @param tag where that name is
     * @param name its first byte
     */
    private void checkEnds(byte[] tag, int name) throws MalformedXml {
        int from = tagStart + 2;
        int to = scanned - 1;
        while (isBlank(buffer[to - 1])) {
            to--;
        }
        int after = name + to - from;
        if (after == name
                || after >= tag.length
                || !Arrays.equals(buffer, from, to, tag, name, after)
                || !endsName(tag[after])) {
            throw new MalformedXml("an end tag of something else");
        }
    }

    /** Whether the tag begins a stream, for the first time or anew. */
    private boolean isHeader() throws MalformedXml {
        String tag = text(scanned);
        if (STREAM.matcher(tag).lookingAt()) {
            return true;
        }
        if (!begun) {
            throw new MalformedXml("not the beginning of a stream");
        }
        return false;
    }

    private Piece header(boolean empty) throws MalformedXml {
        if (empty) {
            throw new MalformedXml("a stream that ends in its first tag");
        }
        Xml header = XmlText.parse(text(scanned - 1) + "/>");
        int nameEnd = 1;
        while (!endsName(buffer[nameEnd])) {
            nameEnd++;
        }
        stream = Arrays.copyOfRange(buffer, 1, nameEnd + 1);
        drop(scanned);
        begun = true;
        return new Piece.Opened(header);
    }

    private String text(int until) throws MalformedXml {
        if (until > largest) {
            throw MalformedXml.tooLarge(largest);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, 0, until))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new MalformedXml("not UTF-8", malformed);
        }
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, end - count);
        end -= count;
        scanned = 0;
    }

    private static boolean endsName(byte b) {
        return b == '>' || b == '/' || isBlank(b);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
