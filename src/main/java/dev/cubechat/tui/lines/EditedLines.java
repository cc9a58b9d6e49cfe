package dev.cubechat.tui.lines;

import dev.cubechat.tui.words.Word;
import dev.cubechat.tui.words.Words;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lines that a person edits on a terminal, with history and completion; what is said meanwhile
 * appears above the line.
 */
public final class EditedLines implements LineSource {
    private static final int REMEMBERED = 500;
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final List<String> history;
    private final Consumer<List<String>> keep;

    /**
     * Opens the terminal of this process.
     *
     * @param known the words to offer besides the commands, such as {@code @ann}
     * @param history what was typed before, the oldest first
     * @param keep is given the history after each line
     */
    public EditedLines(
            Supplier<List<String>> known, List<String> history, Consumer<List<String>> keep) {
        this(ofThisProcess(), known, history, keep);
    }

    EditedLines(
            Terminal terminal,
            Supplier<List<String>> known,
            List<String> history,
            Consumer<List<String>> keep) {
        this.terminal = terminal;
        this.history = new ArrayList<>(history);
        this.keep = keep;
        DefaultHistory remembered = new DefaultHistory();
        this.reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("cubechat")
                        .parser(parser())
                        .history(remembered)
                        .completer(new WordsCompleter(known))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.BRACKETED_PASTE, true)
                        .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                        .build();
        history.forEach(line -> remembered.add(line));
    }

    private static Terminal ofThisProcess() {
        try {
            return TerminalBuilder.builder().provider("jni").dumb(true).build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Says something above the line that is being typed. Any thread. */
    public void say(String line) {
        reader.printAbove(line);
    }

    @Override
    public @Nullable String next() {
        while (true) {
            try {
                String line = reader.readLine(PROMPT);
                remember(line);
                return line;
            } catch (UserInterruptException cleared) {
                if (cleared.getPartialLine() == null || cleared.getPartialLine().isEmpty()) {
                    return null;
                }
            } catch (EndOfFileException end) {
                return null;
            }
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** One entry is one line where it is kept, so that what has several would become several. */
    private void remember(String line) {
        boolean again = !history.isEmpty() && history.getLast().equals(line);
        boolean several = line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0;
        if (line.isBlank() || again || several) {
            return;
        }
        history.add(line);
        if (history.size() > REMEMBERED) {
            history.removeFirst();
        }
        keep.accept(List.copyOf(history));
    }

    /** In a chat an apostrophe opens no quotation, and a backslash is one. */
    private static DefaultParser parser() {
        DefaultParser parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        parser.setEofOnUnclosedQuote(false);
        return parser;
    }

    /** Offers commands at the beginning of a line, people and dialogs anywhere. */
    private record WordsCompleter(Supplier<List<String>> known) implements Completer {
        @Override
        public void complete(LineReader lineReader, ParsedLine line, List<Candidate> candidates) {
            String word = line.word();
            if (line.wordIndex() == 0 && word.startsWith("/")) {
                for (Word command : Words.beginningWith(word)) {
                    candidates.add(new Candidate("/" + command.name()));
                }
            }
            known.get().stream()
                    .filter(one -> !word.isEmpty() && one.startsWith(word))
                    .forEach(one -> candidates.add(new Candidate(one)));
        }
    }
}
