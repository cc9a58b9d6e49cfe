import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a run of the program is watched. */
interface Watch {
    /**
     * The options that make Java take notes.
     *
     * @param notes where to
     */
    List<String> options(Path notes);

    /** Reads what a run has noted, so far as it has. */
    void read(Path notes) throws IOException;

    /** What it loads without an archive. */
    record Loading(ClassList classes) implements Watch {
        Loading() {
            this(new ClassList());
        }

        @Override
        public List<String> options(Path notes) {
            return List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + notes);
        }

        @Override
        public void read(Path notes) throws IOException {
            if (Files.exists(notes)) {
                classes.addFile(notes);
            }
        }
    }

    /**
     * What it asks an archive for that gives classes one by one.
     *
     * @param names as in {@code java/lang/String}; a lambda counts for its class
     */
    record Asking(Path archive, Set<String> names) implements Watch {
        Asking(Path archive) {
            this(archive, new HashSet<>());
        }

        @Override
        public List<String> options(Path notes) {
            return List.of(
                    "-XX:SharedArchiveFile=" + archive,
                    "-Xlog:disable",
                    "-Xlog:class+load=info:file=" + notes + ":none");
        }

        @Override
        public void read(Path notes) throws IOException {
            if (!Files.exists(notes)) {
                return;
            }
            for (String line : Files.readAllLines(notes, StandardCharsets.UTF_8)) {
                String name = line.split(" ", 2)[0].split("\\$\\$Lambda|/0x", 2)[0];
                names.add(name.replace('.', '/'));
            }
        }
    }

    /**
     * What it loads beyond an archive, which goes into another one by itself.
     *
     * @param more the other one
     */
    record Beyond(Path archive, Path more) implements Watch {
        @Override
        public List<String> options(Path notes) {
            return List.of(
                    "-XX:SharedArchiveFile=" + archive,
                    "-XX:ArchiveClassesAtExit=" + more,
                    "-XX:ErrorFile=" + notes.resolveSibling("crash.log"),
                    "-Xlog:disable",
                    "-Xlog:all=off");
        }

        @Override
        public void read(Path notes) {
            // There are none.
        }
    }
}
