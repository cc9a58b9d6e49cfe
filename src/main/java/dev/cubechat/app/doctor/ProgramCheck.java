package dev.cubechat.app.doctor;

import dev.cubechat.tls.Tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which program this is, and whether it starts as fast as it can. */
final class ProgramCheck implements Check {
    private final String version;
    private final Optional<String> home;

    /**
     * @param home the folder of the packaged program; empty where it runs from elsewhere
     */
    ProgramCheck(String version, Optional<String> home) {
        this.version = version;
        this.home = home;
    }

    @Override
    public String name() {
        return "program";
    }

    @Override
    public Finding look() {
        String what =
                "cubechat "
                        + version
                        + ", Java "
                        + Runtime.version()
                        + ", "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + ", TLS by "
                        + Tls.engine();
        if (home.isEmpty()) {
            return Finding.ok(what + ", not packaged");
        }
        return switch (archive(home.get())) {
            case IN_USE -> Finding.ok(what + ", class archive in use");
            case NOT_IN_USE ->
                    Finding.warning(
                            what + ", class archive not in use",
                            "It starts slower than it could: a file in "
                                    + home.get()
                                    + "/lib was changed or copied without its time. Install it"
                                    + " anew, or copy it with cp -a or tar.");
            case UNKNOWN -> Finding.ok(what + ", packaged");
        };
    }

    private enum Archive {
        IN_USE,
        NOT_IN_USE,
        UNKNOWN
    }

    /** Linux tells which files a process has mapped; an archive that does not fit is not kept. */
    private static Archive archive(String home) {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return Archive.UNKNOWN;
        }
        try {
            // The runtime has one of its own, elsewhere, which stands in where ours is missing.
            boolean mapped =
                    Files.readAllLines(maps).stream()
                            .anyMatch(
                                    line -> line.contains(home + "/lib/") && line.endsWith(".jsa"));
            return mapped ? Archive.IN_USE : Archive.NOT_IN_USE;
        } catch (IOException hidden) {
            return Archive.UNKNOWN;
        }
    }
}
