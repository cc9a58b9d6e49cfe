package dev.cubechat.tui.term;

import dev.cubechat.programs.Programs;
import dev.cubechat.text.WebAddress;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens addresses and files with what the person's desktop has for them. */
final class Desktop {
    private Desktop() {}

    /** Opens it and does not wait; false for what is neither a web address nor a file. */
    static boolean open(String what) throws IOException {
        if (WebAddress.of(what).isEmpty() && !isFile(what)) {
            return false;
        }
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        Programs.call(mac ? "open" : "xdg-open", what)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return true;
    }

    /** Whole paths only: a relative one could look like an option. */
    private static boolean isFile(String what) {
        try {
            Path path = Path.of(what);
            return path.isAbsolute() && Files.exists(path);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
