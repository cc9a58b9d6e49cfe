import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Lays out the program as it is shipped: {@code Package.java PROJECT JAR CLASSPATH} makes {@code
 * target/cubechat} with launcher, jars, a trimmed Java runtime and a class archive.
 */
final class Package {
    private static final String MODULES =
            String.join(
                    ",",
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.security.sasl",
                    "java.sql",
                    "java.xml",
                    "jdk.httpserver",
                    "jdk.naming.dns",
                    "jdk.net",
                    "jdk.unsupported");

    /** The command lines whose classes go into the archive. */
    private static final List<List<String>> TRAINING =
            List.of(
                    List.of("--version"),
                    List.of("--help"),
                    List.of("msg", "--help"),
                    List.of("msg", "send", "--help"),
                    List.of("profile", "list"));

    /** Those that need somebody to talk to. */
    private static final List<List<String>> TRAINING_IN_SANDBOX =
            List.of(
                    List.of("auth", "login"),
                    List.of("dialog", "list"),
                    List.of("msg", "send", "@jon", "-m", "hello"),
                    List.of("msg", "send", "@jon", "-m", "hello", "--transport", "xmpp"),
                    List.of("msg", "history", "@jon", "--all", "--jsonl"));

    /** Nobody can type at a terminal while training: classes that the chat screen needs besides. */
    private static final Pattern SCREEN =
            Pattern.compile(
                    "dev/cubechat/(tui|text|app/chat)/.*"
                            + "|org/jline/(terminal|utils|nativ|keymap)/.*"
                            + "|com/googlecode/lanterna/(screen/|graphics/)?[A-Za-z$0-9]*");

    /** Ends when the last of the above but one was sent: three states and two messages. */
    private static final List<String> LISTENING =
            List.of("listen", "--only", "state,message", "--count", "5");

    private static final int PATIENCE_SECONDS = 20;

    private final Path project;
    private final Path home;
    private final Path lib;
    private final Path runtime;

    private Package(Path project) {
        this.project = project;
        this.home = project.resolve("target/cubechat");
        this.lib = home.resolve("lib");
        this.runtime = home.resolve("runtime");
    }

    public static void main(String[] args) throws Exception {
        new Package(Path.of(args[0])).make(Path.of(args[1]), args[2]);
    }

    private void make(Path jar, String classPath) throws Exception {
        delete(home.resolve("bin"));
        delete(lib);
        Files.createDirectories(lib);
        List<String> jars = jars(jar, classPath);
        runtime();
        launcher(jars);
        reference();
        archive(jars);
    }

    /** Copies the jars under names without versions; gives the names in class path order. */
    private List<String> jars(Path jar, String classPath) throws IOException {
        List<String> names = new ArrayList<>();
        names.add("cubechat.jar");
        copy(jar, lib.resolve("cubechat.jar"));
        for (String entry : classPath.split(java.io.File.pathSeparator)) {
            Path dependency = Path.of(entry);
            if (Files.isRegularFile(dependency)) {
                // A local repository keeps its jars as …/artifact/version/artifact-version.jar.
                String name = dependency.getParent().getParent().getFileName() + ".jar";
                copy(dependency, lib.resolve(name));
                names.add(name);
            }
        }
        return names;
    }

    /** Links the runtime from the image of the Java that runs this; kept while neither changes. */
    private void runtime() throws Exception {
        Path mark = runtime.resolve("linked");
        String wanted = Runtime.version() + " " + MODULES + "\n";
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return;
        }
        delete(runtime);
        int code =
                ToolProvider.findFirst("jlink")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--add-modules=" + MODULES,
                                "--output=" + runtime,
                                "--strip-java-debug-attributes",
                                "--no-man-pages",
                                "--no-header-files",
                                "--compress=zip-0",
                                "--vm=server");
        if (code != 0) {
            throw new IllegalStateException("jlink failed with " + code);
        }
        // Smack logs through java.util.logging, which by default writes to the user's terminal.
        Files.writeString(runtime.resolve("conf/logging.properties"), "handlers=\n");
        // The JDK's own archive, for keytool and for cubechat without its archive.
        java("-Xshare:dump");
        Files.writeString(mark, wanted);
    }

    private void launcher(List<String> jars) throws IOException {
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("cubechat");
        String classPath = jars.stream().map("$lib/"::concat).collect(Collectors.joining(":"));
        String text = Files.readString(project.resolve("src/build/cubechat.sh"));
        Files.writeString(launcher, text.replace("@CLASS_PATH@", classPath));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        String windows = jars.stream().map("%lib%\\"::concat).collect(Collectors.joining(";"));
        String command = Files.readString(project.resolve("src/build/cubechat.cmd"));
        Files.writeString(
                home.resolve("bin/cubechat.cmd"),
                command.replace("@CLASS_PATH@", windows).replace("\n", "\r\n"));
        copy(project.resolve("LICENSE"), home.resolve("LICENSE"));
    }

    /**
     * Puts man pages and completions where man and the shells look for them below a prefix, and the
     * schemas of JSON beside them.
     */
    private void reference() throws IOException {
        Path share = home.resolve("share");
        delete(share);
        try (Stream<Path> pages = Files.list(project.resolve("man"))) {
            for (Path page : pages.toList()) {
                String name = page.getFileName().toString();
                String section = name.substring(name.lastIndexOf('.') + 1);
                install(page, share.resolve("man/man" + section + "/" + name));
            }
        }
        Path completions = project.resolve("completions");
        install(
                completions.resolve("cubechat.bash"),
                share.resolve("bash-completion/completions/cubechat"));
        install(completions.resolve("_cubechat"), share.resolve("zsh/site-functions/_cubechat"));
        install(
                completions.resolve("cubechat.fish"),
                share.resolve("fish/vendor_completions.d/cubechat.fish"));
        try (Stream<Path> schemas = Files.list(project.resolve("src/main/schema"))) {
            for (Path schema : schemas.toList()) {
                install(schema, share.resolve("cubechat/schema").resolve(schema.getFileName()));
            }
        }
    }

    private static void install(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        copy(from, to);
    }

    private void archive(List<String> jars) throws Exception {
        String classPath =
                jars.stream()
                        .map(lib::resolve)
                        .map(Path::toString)
                        .collect(Collectors.joining(":"));
        Path list = project.resolve("target/classes.lst");
        Set<String> classes = new LinkedHashSet<>();
        train(classPath, classes);
        for (String jar : jars) {
            classes.addAll(screenClasses(lib.resolve(jar)));
        }
        Files.write(list, classes, StandardCharsets.UTF_8);
        java(
                "-Xshare:dump",
                "-XX:+UseG1GC", // only G1 can write heap objects; any collector can read them
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + lib.resolve("cubechat.jsa"),
                "-cp",
                classPath);
    }

    /** The names of those classes of a jar that the screen may need. */
    private static List<String> screenClasses(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> SCREEN.matcher(name).matches())
                    .toList();
        }
    }

    /** Collects the classes that real use loads. */
    private void train(String classPath, Set<String> classes) throws Exception {
        Path place = project.resolve("target/training");
        delete(place);
        Files.createDirectories(place);
        Map<String, String> nowhere = Map.of("HOME", place.toString());
        for (List<String> words : TRAINING) {
            Process process = trainee(classPath, place.resolve("list"), nowhere, words);
            await(process, words);
            collect(place.resolve("list"), classes);
        }
        Path ready = place.resolve("ready.json");
        Path served = place.resolve("served");
        Process sandbox =
                trainee(
                        classPath,
                        served,
                        nowhere,
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
            trainInSandbox(classPath, place, ready, sandbox, classes);
        } catch (IllegalStateException noPortsHere) {
            System.err.println("The class archive does without a sandbox: " + noPortsHere);
        } finally {
            sandbox.destroy();
            if (!sandbox.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                sandbox.destroyForcibly();
            }
        }
        collect(served, classes);
    }

    private void trainInSandbox(
            String classPath, Path place, Path ready, Process sandbox, Set<String> classes)
            throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(ready)) {
            if (sandbox.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not get ready");
            }
        }
        Map<String, String> mira = mira(Files.readString(ready), place);
        Path heard = place.resolve("heard");
        Process listening = trainee(classPath, heard, mira, LISTENING);
        try {
            for (List<String> words : TRAINING_IN_SANDBOX) {
                Process process = trainee(classPath, place.resolve("list"), mira, words);
                await(process, words);
                collect(place.resolve("list"), classes);
            }
        } finally {
            listening.destroy();
            listening.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        collect(heard, classes);
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

    /** Starts a command line that notes which classes it loads. */
    private Process trainee(
            String classPath, Path list, Map<String, String> environment, List<String> words)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                runtime.resolve("bin/java").toString(),
                                "-Xshare:off",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djdk.reflect.useNativeAccessorOnly=true",
                                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                                "-Dslf4j.internal.verbosity=WARN",
                                "-XX:DumpLoadedClassList=" + list,
                                "-cp",
                                classPath,
                                "dev.cubechat.app.Main"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(Set.of("PATH", "LANG", "LC_ALL"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(list.resolveSibling(list.getFileName() + ".out").toFile());
        return builder.start();
    }

    private static void await(Process process, List<String> words) throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException("cubechat " + String.join(" ", words) + " failed");
        }
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

    /** Runs the linked Java; says what it printed only if it failed. */
    private void java(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " failed with " + code + "\n" + said);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(
                from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
