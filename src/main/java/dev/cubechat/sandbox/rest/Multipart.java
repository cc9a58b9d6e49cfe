package dev.cubechat.sandbox.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a multipart form part by part, none of them into memory; what cannot be read as one is
 * {@link Malformed}. Used by one thread.
 */
final class Multipart {
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern NAME =
            Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /**
     * One part; to be read before the next one.
     *
     * @param name of the field
     */
    record Part(String name, InputStream body) {}

    /** It is no form, or not all of one. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence);
        }
    }

    private Multipart(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter has no line end before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        this.end = 2;
    }

    /** The form in a body; empty where the content type is not that of a multipart form. */
    static Optional<Multipart> of(InputStream body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        boolean form = contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        if (!form || !boundary.find()) {
            return Optional.empty();
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return Optional.of(new Multipart(body, text));
    }

    /** The next part; empty at the end of the form. */
    Optional<Part> next() throws IOException {
        new Body().transferTo(OutputStream.nullOutputStream());
        start += delimiter.length;
        String rest = line();
        if (rest.startsWith("--")) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return Optional.of(new Part(name(headers), new Body()));
    }

    private static String name(List<String> headers) throws IOException {
        for (String header : headers) {
            Matcher name = NAME.matcher(header);
            if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:") && name.find()) {
                return name.group(1) == null ? name.group(2) : name.group(1);
            }
        }
        throw new Malformed("a part of the form has no name");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (start == end && !fill()) {
                // The last line of a form may lack its end.
                return line.toString();
            }
            char c = (char) (buffer[start++] & 0xff);
            if (c == '\n') {
                return line.toString().stripTrailing();
            }
            if (line.append(c).length() > LONGEST_HEADERS) {
                throw new Malformed("a header of the form is too long");
            }
        }
    }

    /** Reads more behind what is there; false at the end of the input. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int length = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, length);
        return length > 0;
    }

    /** What stands before the next delimiter. */
    private final class Body extends InputStream {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (end - start < delimiter.length) {
                if (!fill()) {
                    throw new Malformed("the form breaks off");
                }
            }
            int found = find();
            // The delimiter may begin in the last bytes that are there.
            int safe = found >= 0 ? found - start : end - start - delimiter.length + 1;
            if (found == start) {
                return -1;
            }
            int copied = Math.min(length, safe);
            System.arraycopy(buffer, start, target, offset, copied);
            start += copied;
            return copied;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        private int find() {
            for (int at = start; at <= end - delimiter.length; at++) {
                if (buffer[at] == '\r' && isDelimiter(at)) {
                    return at;
                }
            }
            return -1;
        }

        private boolean isDelimiter(int at) {
            for (int i = 0; i < delimiter.length; i++) {
                if (buffer[at + i] != delimiter[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
