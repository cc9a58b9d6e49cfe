import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks the layout of every Java file of the project, or puts it right: {@code Format.java
 * check|write FOLDER}.
 */
final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
        boolean write = args[0].equals("write");
        List<String> mode =
                write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed");
        String[] call =
                Stream.of(List.of("--aosp"), mode, sources(Path.of(args[1])))
                        .flatMap(List::stream)
                        .toArray(String[]::new);

        int code = formatter.run(System.out, System.err, call);

        if (code != 0 && !write) {
            System.err.println(
                    "Wrong layout in the files above. Put it right: mvn -q -Pformat validate");
        }
        System.exit(code);
    }

    private static List<String> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
