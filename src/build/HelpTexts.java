import dev.cubechat.app.Main;
import dev.cubechat.app.Streams;
import dev.cubechat.cli.Stop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what each command's help says: {@code HelpTexts.java FOLDER}, with the jars as class path.
 */
final class HelpTexts {
    private static final Pattern COMMANDS = Pattern.compile("\nCommands:\n((?:  .*\n)+)");
    private static final Pattern WORD = Pattern.compile("(?m)^  ([a-z-]+) ");

    private HelpTexts() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), List.of());
    }

    private static void write(Path folder, List<String> words) throws IOException {
        String text = help(words);
        Files.writeString(folder.resolve(String.join("_", named(words))), text);
        Matcher commands = COMMANDS.matcher(text);
        if (commands.find()) {
            Matcher below = WORD.matcher(commands.group(1));
            while (below.find()) {
                List<String> deeper = new ArrayList<>(words);
                deeper.add(below.group(1));
                write(folder, deeper);
            }
        }
    }

    /** What the program calls the class. */
    private static List<String> named(List<String> words) {
        List<String> named = new ArrayList<>(List.of("cubechat"));
        named.addAll(words);
        return named;
    }

    private static String help(List<String> words) {
        List<String> args = new ArrayList<>(words);
        args.add("--help");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(InputStream.nullInputStream(), out, err, Streams.NONE);
        int code =
                Main.run(
                        args.toArray(String[]::new),
                        streams,
                        Map.of(),
                        Clock.systemUTC(),
                        new Stop());
        String said = out.toString(StandardCharsets.UTF_8);
        if (code != 0) {
            throw new IllegalStateException(args + " ended with " + code + ": " + said);
        }
        return said;
    }
}
