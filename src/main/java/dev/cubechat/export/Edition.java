package dev.cubechat.export;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.stream.Stream;

/** A whole file, read message by message as its journal says. Used by one thread. */
final class Edition implements AutoCloseable {
    private final InputStream in;
    private final Stream<Row> rows;
    private final Iterator<Row> each;
    private final int between;
    private boolean first = true;

    Edition(Pair pair, Plan plan) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(pair.file()));
        this.rows = Journal.rows(pair.journal());
        this.each = rows.iterator();
        this.between = Writing.bytes(plan.form().between()).length;
        in.skipNBytes(Writing.bytes(plan.form().head(plan.title(), plan.fields())).length);
    }

    boolean hasNext() {
        return each.hasNext();
    }

    /** Where the next message stands; its text follows with {@link #text}. */
    Row next() throws IOException {
        Row row = each.next();
        in.skipNBytes(first ? 0 : between);
        first = false;
        return row;
    }

    /** The text of the message that came last; to be taken each time. */
    byte[] text(Row row) throws IOException {
        byte[] text = in.readNBytes(row.length());
        if (text.length < row.length()) {
            throw new EOFException("the file is shorter than its journal says");
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        try (in) {
            rows.close();
        }
    }
}
