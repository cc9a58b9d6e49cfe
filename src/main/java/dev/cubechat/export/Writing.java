package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.Message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Puts messages into a file one after the other, and into its journal what is in the file. Where
 * the work breaks off, the next one goes on behind the last checkpoint. Used by one thread.
 */
final class Writing implements AutoCloseable {
    /** How many messages at most have to be read again after a crash. */
    private static final int STRIDE = 200;

    private final Form form;
    private final Function<Message, Json.Obj> fields;
    private final Paper paper;
    private final Journal journal;
    private final List<Row> rows = new ArrayList<>();
    private long count;

    private Writing(
            Form form,
            Function<Message, Json.Obj> fields,
            Paper paper,
            Journal journal,
            long count) {
        this.form = form;
        this.fields = fields;
        this.paper = paper;
        this.journal = journal;
        this.count = count;
    }

    /** Begins a file that is not there yet. */
    static Writing begin(Pair pair, Plan plan, Function<Message, Json.Obj> fields)
            throws IOException {
        Paper paper = Paper.begin(pair.file());
        try {
            Journal.begin(pair.journal(), plan);
            paper.write(bytes(plan.form().head(plan.title(), plan.fields())));
            Journal journal = Journal.open(pair.journal(), Files.size(pair.journal()));
            return new Writing(plan.form(), fields, paper, journal, 0);
        } catch (IOException | RuntimeException trouble) {
            paper.close();
            throw trouble;
        }
    }

    /** Goes on behind the last checkpoint. */
    static Writing goOn(
            Pair pair, Plan plan, Checkpoint last, long length, Function<Message, Json.Obj> fields)
            throws IOException {
        Journal journal = Journal.open(pair.journal(), length);
        try {
            Paper paper = Paper.goOn(pair.file(), last);
            return new Writing(plan.form(), fields, paper, journal, last.count());
        } catch (IOException | RuntimeException trouble) {
            journal.close();
            throw trouble;
        }
    }

    /** How many messages are in the file. */
    long count() {
        return count;
    }

    void add(Message message) throws IOException {
        byte[] row = bytes(form.row(fields.apply(message)));
        add(Row.of(message, row.length), row);
    }

    /** Adds a message as it stands in another edition of the file. */
    void add(Row row, byte[] text) throws IOException {
        if (count > 0) {
            paper.write(bytes(form.between()));
        }
        paper.write(text);
        rows.add(row);
        count++;
        if (rows.size() >= STRIDE) {
            checkpoint(false);
        }
    }

    /** There is no more. */
    Checkpoint end() throws IOException {
        paper.write(bytes(form.tail()));
        return checkpoint(true);
    }

    private Checkpoint checkpoint(boolean complete) throws IOException {
        paper.flush();
        Checkpoint now = new Checkpoint(rows, count, paper.length(), paper.sha256(), complete);
        journal.add(now);
        rows.clear();
        return now;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try (paper) {
            journal.close();
        }
    }
}
