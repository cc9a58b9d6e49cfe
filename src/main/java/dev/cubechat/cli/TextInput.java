package dev.cubechat.cli;

import dev.cubechat.disk.ByteOrderMark;
import dev.cubechat.disk.ReadLimit;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Standard input. */
public final class TextInput {
    /** No service takes as much; more of it would not fit into memory, either. */
    public static final ReadLimit LIMIT = ReadLimit.ofMib(1);

    private final InputStream stdin;
    private final boolean terminal;

    public TextInput(InputStream stdin, boolean terminal) {
        this.stdin = stdin;
        this.terminal = terminal;
    }

    /** Whether a person would have to type it. */
    public boolean isTerminal() {
        return terminal;
    }

    /** The bytes as they come, without the mark of an editor; nobody else may read them. */
    public InputStream stream() {
        return ByteOrderMark.cutFrom(stdin);
    }

    /**
     * All of it.
     *
     * @throws Failure USAGE where that is too much
     */
    public byte[] bytes() {
        try {
            return LIMIT.read(stdin);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private static Failure unreadable(IOException cause) {
        String sentence =
                cause instanceof ReadLimit.Exceeded
                        ? "Standard input is longer than " + LIMIT + "."
                        : "Could not read standard input: " + cause.getMessage();
        return new Failure(FailureKind.USAGE, sentence, cause);
    }

    /**
     * The text of the first line; what follows is there for others.
     *
     * @throws Failure USAGE where it is not UTF-8, or too long
     */
    public String firstLine() {
        try {
            String line = text(LIMIT.firstLine(stdin));
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /**
     * The whole text, without the line end that ends it and the mark of an editor before it.
     *
     * @throws Failure USAGE where it is not UTF-8, or too much
     */
    public String text() {
        String text = text(ByteOrderMark.cutFrom(bytes()));
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            throw new Failure(FailureKind.USAGE, "Standard input is not UTF-8 text.", notText);
        }
    }
}
