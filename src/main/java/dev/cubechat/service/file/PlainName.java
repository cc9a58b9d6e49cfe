package dev.cubechat.service.file;

import dev.cubechat.model.StoredFile;

import java.nio.charset.StandardCharsets;

/**
 * The name under which a file of others is kept here. Whatever they called it, it stays in its
 * folder, is not hidden, and shows on a terminal as what it is.
 */
record PlainName(String text) {
    // File systems allow 255, and a download that is not complete has a longer name.
    private static final int MOST_BYTES = 200;

    static PlainName of(StoredFile file) {
        String given = file.name() == null ? "" : file.name();
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder plain = new StringBuilder();
        last.strip().codePoints().forEach(c -> plain.appendCodePoint(harmless(c)));
        while (plain.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            plain.setLength(plain.offsetByCodePoints(plain.length(), -1));
        }
        if (plain.indexOf(".") == 0 || plain.indexOf("-") == 0) {
            plain.setCharAt(0, '_');
        }
        return new PlainName(plain.toString().isBlank() ? file.uid() : plain.toString());
    }

    private static int harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    '_';
            default -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c;
        };
    }
}
