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
    private static final String NAMELESS = "file";

    static PlainName of(StoredFile file) {
        String named = plain(file.name() == null ? "" : file.name());
        // A uid is the service's word, and no more to be trusted than a name.
        String called = named.isBlank() ? plain(file.uid()) : named;
        return new PlainName(called.isBlank() ? NAMELESS : called);
    }

    private static String plain(String given) {
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
        return plain.toString();
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
