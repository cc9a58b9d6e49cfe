import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Makes the class archives: real command lines run and tell which classes they load; these are then
 * kept in the form in which Java has them in memory. One for each kind of command line, as the
 * launcher tells them apart: all that is in an archive is there at the start, wanted or not.
 */
final class Archives {
    /** What needs nobody to talk to. */
    private static final List<List<String>> WORDS =
            List.of(List.of("--version"), List.of("--help"), List.of("msg", "send", "--help"));

    /** Help that is written down; nobody has to ask for each of them. */
    private static final Pattern HELP = Pattern.compile("dev/cubechat/help/.*");

    private static final List<List<String>> REST =
            List.of(
                    // Most people have a profile, and with it a file to be read every time.
                    List.of("profile", "add", "work", "--app-id=9999"),
                    List.of("auth", "login"),
                    List.of("profile", "list"),
                    List.of("msg", "send", "--quiet", "--help"),
                    List.of("dialog", "list"),
                    List.of("dialog", "list", "--json"),
                    List.of("__complete", "dialog", "cubechat", "msg", "send"),
                    List.of("msg", "send", "@jon", "-m", "hello"),
                    List.of("msg", "send", "@jon", "-m", "hello", "--json=id,status"),
                    List.of("msg", "history", "@jon", "--all", "--jsonl"),
                    List.of("msg", "history", "@jon"),
                    List.of("user", "show", "@jon"));

    private static final List<List<String>> XMPP =
            List.of(
                    List.of("msg", "send", "@jon", "-m", "hello", "--transport", "xmpp"),
                    List.of(
                            "msg",
                            "send",
                            "@jon",
                            "-m",
                            "hello",
                            "--transport=xmpp",
                            "--json=id,status"),
                    List.of("msg", "pipe", "@jon", "--json=id,status"),
                    List.of("contacts", "list"));

    /** Ends when the last of the above but one was sent: three states and three messages. */
    private static final List<String> LISTENING =
            List.of("listen", "--only", "state,message", "--count", "6");

    /** Our part of the chat screen: what nobody did in the training may be done any moment. */
    private static final Pattern SCREEN = Pattern.compile("dev/cubechat/(tui|text|app/chat)/.*");

    /** Of the libraries, where nobody can type at a terminal at all. */
    private static final Pattern UNTRIED =
            Pattern.compile(
                    "org/jline/(terminal|utils|nativ|keymap)/.*"
                            + "|com/googlecode/lanterna/(screen/|graphics/)?[A-Za-z$0-9]*");

    /** TLS, the screen and the database call native code. */
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    private static final int PATIENCE_SECONDS = 60;

    private final Path java;
    private final Path lib;
    private final List<Path> jars;
    private final Path place;

    /**
     * @param java the program that runs the jars
     * @param lib where the archives go
     * @param jars in the order of the class path
     * @param place for notes
     */
    Archives(Path java, Path lib, List<Path> jars, Path place) {
        this.java = java;
        this.lib = lib;
        this.jars = List.copyOf(jars);
        this.place = place;
    }

    /** Trains, and makes {@code words.jsa} and its like. */
    void make() throws Exception {
        Set<String> words = train(WORDS, Map.of("HOME", place.toString()));
        Set<String> rest = new LinkedHashSet<>();
        Set<String> xmpp = new LinkedHashSet<>();
        Set<String> screen = new LinkedHashSet<>();
        Set<String> server = new LinkedHashSet<>();
        trainWithSandbox(rest, xmpp, screen, server);
        Set<String> clients = union(rest, xmpp);
        boolean tried = !screen.isEmpty();
        Set<String> chat = new LinkedHashSet<>(tried ? screen : clients);
        for (Path jar : jars) {
            words.addAll(classes(jar, HELP));
            chat.addAll(classes(jar, SCREEN));
            if (!tried) {
                chat.addAll(classes(jar, UNTRIED));
            }
        }
        Set<String> everything = union(union(clients, chat), server);
        dump("words", words);
        dump("rest", rest);
        dump("xmpp", xmpp);
        dump("chat", chat);
        dump("server", everything);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private void trainWithSandbox(
            Set<String> rest, Set<String> xmpp, Set<String> screen, Set<String> server)
            throws Exception {
        Path ready = place.resolve("ready.json");
        Path served = place.resolve("served");
        Process sandbox =
                trainee(
                        served,
                        Map.of("HOME", place.toString()),
                        List.of(
                                "sandbox",
                                "run",
                                "--ephemeral",
                                "--rest-port=0",
                                "--xmpp-port=0",
                                "--ws-port=0",
                                "--json",
                                "--ready-file=" + ready));
        try {
            await(ready, sandbox);
            Map<String, String> mira = mira(Files.readString(ready), place);
            rest.addAll(train(REST, mira));
            Path heard = place.resolve("heard");
            Process listening = trainee(heard, mira, LISTENING);
            try {
                xmpp.addAll(train(XMPP, mira));
            } finally {
                end(listening);
            }
            collect(heard, xmpp);
            if (Typist.isThere()) {
                screen.addAll(typed(List.of("chat"), mira, Typist.LOOKING));
                // Nobody is signed in there yet.
                Map<String, String> fresh = new HashMap<>(mira);
                fresh.put("HOME", Files.createDirectory(place.resolve("fresh")).toString());
                screen.addAll(typed(List.of("chat", "@jon"), fresh, Typist.WRITING));
            }
        } catch (NoPortsHere nowhere) {
            System.err.println("The class archives do without a sandbox: " + nowhere.getMessage());
        } finally {
            end(sandbox);
        }
        collect(served, server);
    }

    /** The machine that builds gives a program no port to listen on. */
    private static final class NoPortsHere extends Exception {
        private static final long serialVersionUID = 1;

        NoPortsHere(String message) {
            super(message);
        }
    }

    /** Somebody types; gives the classes that are loaded. */
    private Set<String> typed(
            List<String> words, Map<String, String> environment, List<Typist.Act> acts)
            throws Exception {
        Path drawn = place.resolve("drawn");
        Typist.use(command(drawn, words), environment, place.resolve("drawn.out"), acts);
        Set<String> classes = new LinkedHashSet<>();
        collect(drawn, classes);
        return classes;
    }

    private static void await(Path ready, Process sandbox) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(ready)) {
            if (sandbox.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new NoPortsHere("it did not get ready");
            }
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** What the sandbox's first person has in their environment. */
    private static Map<String, String> mira(String ready, Path place) {
        return Map.of(
                "HOME", place.toString(),
                "CUBECHAT_API_URL", field(ready, "api_url"),
                "CUBECHAT_CHAT_HOST", field(ready, "chat_host"),
                "CUBECHAT_XMPP_PORT", field(ready, "xmpp_port"),
                "CUBECHAT_CA_FILE", field(ready, "ca_file"),
                "CUBECHAT_APP_ID", field(ready, "app_id"),
                "CUBECHAT_AUTH_KEY", field(ready, "auth_key"),
                "CUBECHAT_LOGIN", "mira",
                "CUBECHAT_PASSWORD", "pw-101");
    }

    private static String field(String json, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!member.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return member.group(1);
    }

    /** Runs command lines; gives the classes that they load. */
    private Set<String> train(List<List<String>> lines, Map<String, String> environment)
            throws Exception {
        Set<String> classes = new LinkedHashSet<>();
        Path list = place.resolve("list");
        for (List<String> words : lines) {
            Process process = trainee(list, environment, words);
            // For those who read.
            try (OutputStream input = process.getOutputStream()) {
                input.write("hello\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException didNotRead) {
                // It has ended without.
            }
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "cubechat " + String.join(" ", words) + " failed; see " + list + ".out");
            }
            collect(list, classes);
        }
        return classes;
    }

    /** Starts a command line that notes which classes it loads. */
    private Process trainee(Path list, Map<String, String> environment, List<String> words)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(list, words));
        builder.environment().keySet().retainAll(Set.of("PATH", "LANG", "LC_ALL"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(list.resolveSibling(list.getFileName() + ".out").toFile());
        return builder.start();
    }

    private List<String> command(Path list, List<String> words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-Xshare:off",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                NATIVE,
                                "-Djava.library.path=" + lib.resolve("native"),
                                "-Dlibrary.jline.path=" + lib.resolve("native"),
                                "-Djdk.reflect.useNativeAccessorOnly=true",
                                "-Dpicocli.disable.closures=true",
                                "-Dpicocli.converters.excludes=java.[st].*",
                                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                                "-Dslf4j.internal.verbosity=WARN",
                                "-XX:DumpLoadedClassList=" + list,
                                "-cp",
                                classPath(),
                                "dev.cubechat.app.Main"));
        command.addAll(words);
        return command;
    }

    private static void collect(Path list, Set<String> classes) throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            // Ids count classes in one run; they would clash between runs, and only classes
            // of hand-made loaders ("super:") need them.
            if (!line.startsWith("#") && !line.contains(" super: ")) {
                classes.add(line.replaceFirst(" id: \\d+$", ""));
            }
        }
    }

    /** The names of those classes of a jar. */
    private static List<String> classes(Path jar, Pattern which) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> which.matcher(name).matches())
                    .toList();
        }
    }

    private void dump(String name, Set<String> classes) throws Exception {
        Path list = place.resolve(name + ".lst");
        Files.write(list, classes, StandardCharsets.UTF_8);
        Package.run(
                List.of(
                        java.toString(),
                        "-Xshare:dump",
                        NATIVE,
                        "-XX:+UseG1GC", // only G1 can write heap objects; any collector reads them
                        "-XX:+AOTClassLinking",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + lib.resolve(name + ".jsa"),
                        "-cp",
                        classPath()));
    }

    private String classPath() {
        return String.join(":", jars.stream().map(Path::toString).toList());
    }
}
