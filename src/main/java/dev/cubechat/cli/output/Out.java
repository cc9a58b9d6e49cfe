package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Page;
import dev.cubechat.model.Progress;
import dev.cubechat.text.TerminalText;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a command says: data to stdout in the format that was asked for, notes to stderr. One thread
 * at a time.
 */
public final class Out {
    private final Sink sink;
    private final PrintStream stderr;
    private final Terminal terminal;
    private final Supplier<Format> format;

    /**
     * @param format asked for when something is shown, because the command line is read later
     */
    public Out(
            OutputStream stdout, PrintStream stderr, Terminal terminal, Supplier<Format> format) {
        this.sink = new Sink(stdout);
        this.stderr = stderr;
        this.terminal = terminal;
        this.format = format;
    }

    /** Shows one thing, when all that was to be done is done. */
    public <T> void show(Columns<T> columns, T thing) {
        try {
            write(columns, thing);
        } catch (OutputFailed broken) {
            throw broken.afterWork(columns.id(thing));
        }
    }

    private <T> void write(Columns<T> columns, T thing) {
        Format now = format.get();
        switch (now.kind()) {
            case TABLE -> sheet(columns, thing);
            case TSV -> new Rows.Tsv<>(columns.listed(), sink).row(thing);
            case JSON, JSONL -> new Rows.JsonLines<>(objects(columns, now), sink).row(thing);
        }
        sink.flush();
    }

    /** Shows one thing; to a person, as a table of what is in it. */
    public <T, P> void show(Columns<T> columns, T thing, Columns<P> each, List<P> parts) {
        if (format.get().kind() == Format.Kind.TABLE) {
            list(each, parts);
        } else {
            show(columns, thing);
        }
    }

    /** Tells people a sentence about a thing, beside stdout; programs get its JSON there. */
    public <T> void tell(Columns<T> columns, T thing, String sentence) {
        switch (format.get().kind()) {
            case TABLE, TSV -> {}
            case JSON, JSONL -> show(columns, thing);
        }
        note(sentence);
    }

    /** Shows any number of things, taking them one by one; the stream is closed. */
    public <T> void list(Columns<T> columns, Stream<T> things) {
        list(columns, things, Long.MAX_VALUE);
    }

    /** Shows things, when all that was to be done with them is done. */
    public <T> void list(Columns<T> columns, List<T> things) {
        try {
            list(columns, things.stream());
        } catch (OutputFailed broken) {
            throw broken.afterWork(Json.obj().build());
        }
    }

    /** Shows at most this many, and says so where there are more. */
    public <T> void list(Columns<T> columns, Stream<T> things, long most) {
        Rows<T> rows = rows(columns);
        long shown = 0;
        boolean more;
        try (things) {
            Iterator<T> each = things.iterator();
            for (; shown < most && each.hasNext(); shown++) {
                rows.row(each.next());
                rows.pause();
            }
            rows.end();
            more = each.hasNext();
        } finally {
            sink.flush();
        }
        if (shown == 0 && format.get().kind() == Format.Kind.TABLE) {
            note("Nothing to show.");
        }
        if (more) {
            cut(most + " shown, and there are more; --all shows every one");
        }
    }

    /**
     * Shows things that come many at once, each lot as soon as it is there; the stream is closed.
     */
    public <T> void lots(Columns<T> columns, Stream<List<T>> lots) {
        Rows<T> rows = rows(columns);
        lots(rows, lots, rows::pause);
    }

    /**
     * The same for those who have to do something about what was shown.
     *
     * @param then is given what was written, before more is asked for wherever that can be
     */
    public <T> void lots(Columns<T> columns, Stream<List<T>> lots, Consumer<List<T>> then) {
        Rows<T> rows = rows(columns);
        List<T> written = new ArrayList<>();
        Runnable tell =
                () -> {
                    if (!written.isEmpty() && !rows.isHolding()) {
                        sink.flush();
                        then.accept(List.copyOf(written));
                        written.clear();
                    }
                };
        lots(rows, lots.peek(written::addAll), tell);
        tell.run();
    }

    /** Shows things as they happen, each on a line of its own, and each lot at once. */
    public <T> void follow(Columns<T> columns, Stream<List<T>> lots) {
        boolean table = format.get().kind() == Format.Kind.TABLE;
        lots(table ? new Rows.Tsv<>(columns.listed(), sink) : rows(columns), lots, sink::flush);
    }

    private <T> void lots(Rows<T> rows, Stream<List<T>> lots, Runnable afterEach) {
        try (lots) {
            lots.forEachOrdered(
                    lot -> {
                        lot.forEach(rows::row);
                        afterEach.run();
                    });
            rows.end();
        } finally {
            sink.flush();
        }
    }

    /** Shows what was asked for by name: one thing as itself, several as a list. */
    public <T> void some(Columns<T> columns, List<T> things, int askedFor) {
        if (askedFor == 1 && things.size() == 1) {
            show(columns, things.getFirst());
        } else if (askedFor > 1) {
            list(columns, things);
        }
    }

    /** Shows one page, with a note where there is more behind it. */
    public <T> void page(Columns<T> columns, Page<T> page) {
        list(columns, page.items());
        OptionalLong total = page.total();
        long seen = (long) page.skip() + page.items().size();
        if (total.isPresent() && total.getAsLong() > seen) {
            cut(page.items().size() + " of " + total.getAsLong() + " shown; --all shows every one");
        } else if (total.isEmpty()
                && !page.items().isEmpty()
                && page.items().size() >= page.limit()) {
            String shown =
                    page.skip() == 0
                            ? "the first " + page.items().size()
                            : page.items().size() + " after the first " + page.skip();
            cut(shown + " shown; there may be more: --all");
        }
    }

    /**
     * Says that a list was cut.
     *
     * @throws Failure PARTIAL where that counts as a failure
     */
    public void cut(String note) {
        if (format.get().failOnTruncate()) {
            throw new Failure(FailureKind.PARTIAL, "The list was cut: " + note + ".");
        }
        note(note);
    }

    /** One JSON value on a line of its own, whatever the format. */
    public void json(Json value) {
        new JsonPen(sink).json(value).write('\n');
        sink.flush();
    }

    /** Whether all that is shown has to be one JSON value. */
    public boolean isOneValue() {
        return format.get().kind() == Format.Kind.JSON;
    }

    /** One record of a stream on a line of its own, whole or with the picked fields. */
    public void event(Json.Obj event) {
        json(picked(event));
    }

    /** Records of a stream as one JSON array, whole or with the picked fields. */
    public void events(List<Json.Obj> events) {
        json(new Json.Arr(events.stream().<Json>map(this::picked).toList()));
    }

    private Json.Obj picked(Json.Obj event) {
        List<String> fields = format.get().fields();
        if (fields.isEmpty()) {
            return event;
        }
        var picked = Json.obj();
        fields.forEach(field -> picked.with(field, event.get(field)));
        return picked.build();
    }

    /** The service's answer to what was done, as it came. */
    public void answer(byte[] body) {
        try {
            document(body);
        } catch (OutputFailed broken) {
            throw broken.afterWork(Json.obj().build());
        }
    }

    /**
     * Lets pass who wants no form for what is shown as it came.
     *
     * @throws Failure USAGE where fields, lines or the server's object were asked for
     */
    public void checkAsItComes() {
        Format now = format.get();
        if (now.kind() == Format.Kind.JSONL || now.raw() || !now.fields().isEmpty()) {
            throw new Failure(
                            FailureKind.USAGE,
                            "The service's own body has no fields to pick, no lines and no other"
                                    + " form.")
                    .withHint("Without --json=FIELDS, --jsonl and --raw it comes as it is.");
        }
    }

    /** A body as it came, to the byte; on a terminal without what could harm it. */
    public void document(byte[] body) {
        if (terminal.stdout()) {
            String text = TerminalText.lines(new String(body, StandardCharsets.UTF_8));
            sink.print(text).print(text.endsWith("\n") || text.isEmpty() ? "" : "\n");
        } else {
            sink.print(body);
        }
        sink.flush();
    }

    /**
     * Stdout for bytes that come one after the other, as they are. Closing it leaves stdout open.
     *
     * @throws Failure USAGE where stdout is a terminal, which bytes could harm
     */
    public OutputStream bytes() {
        if (terminal.stdout()) {
            throw new Failure(FailureKind.USAGE, "A file's bytes are nothing for a terminal.")
                    .withHint("Send them on with | or >, or give a path.");
        }
        return new OutputStream() {
            @Override
            public void write(int oneByte) {
                sink.print(new byte[] {(byte) oneByte});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sink.print(Arrays.copyOfRange(bytes, offset, offset + length));
            }

            @Override
            public void flush() {
                sink.flush();
            }
        };
    }

    /** Shows on a terminal's stderr how far something of that name has come. */
    public Progress progress(String name) {
        return terminal.stderr() && !format.get().quiet()
                ? new ProgressLine(stderr, name)
                : Progress.NONE;
    }

    /** Says something on stderr that is not data. */
    public void note(String text) {
        if (!format.get().quiet()) {
            stderr.println(TerminalText.lines(text));
        }
    }

    private <T> Rows<T> rows(Columns<T> columns) {
        Format now = format.get();
        return switch (now.kind()) {
            case TABLE -> new Table<>(columns.listed(), terminal, sink);
            case TSV -> new Rows.Tsv<>(columns.listed(), sink);
            case JSON -> new Rows.JsonArray<>(objects(columns, now), sink);
            case JSONL -> new Rows.JsonLines<>(objects(columns, now), sink);
        };
    }

    private <T> Rows.Objects<T> objects(Columns<T> columns, Format now) {
        return new Rows.Objects<>(columns.picked(now), sink);
    }

    /** One thing for a person: a line for each field that has a value. */
    private <T> void sheet(Columns<T> columns, T thing) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Columns.Column<T> column : columns.all()) {
            String value = Cell.human(column.value().of(thing), terminal.local());
            if (!value.isEmpty()) {
                lines.put(column.name(), TerminalText.lines(value));
            }
        }
        int indent = 2 + lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        String next = "\n" + " ".repeat(indent);
        lines.forEach(
                (name, value) ->
                        sink.print(terminal.heading(name))
                                .print(" ".repeat(indent - name.length()))
                                .print(value.replace("\n", next) + "\n"));
    }
}
