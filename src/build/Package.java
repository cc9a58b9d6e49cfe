import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Lays out the program as it is shipped: {@code Package.java PROJECT JAR CLASSPATH} makes {@code
 * target/cubechat} with launcher, jars, a trimmed Java runtime and class archives.
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

    /** Our own part of the runtime. */
    private static final String DEFAULTS = "cubechat.defaults";

    private static final List<String> PROVIDERS =
            List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

    private static final Instant BEFORE = Instant.parse("2019-12-31T00:00:00Z");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    /** Two years of them; only the even ones, for zip knows no others. */
    private static final long SECONDS_TO_CHOOSE_FROM = 1L << 26;

    private static final DateTimeFormatter TOUCH =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm.ss").withZone(ZoneOffset.UTC);

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
        Front.make(lib);
        jars.addFirst(Front.NAME);
        own(jar, jars);
        texts("HelpTexts", "dev.cubechat.help", jars);
        texts("Blueprints", "dev.cubechat.blueprint", jars);
        for (String name : jars) {
            Flat.make(lib.resolve(name));
        }
        Front.name(lib, jars);
        runtime();
        launcher();
        reference();
        times(jars);
        archives(jars);
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
                if (Modern.isNeededBy(dependency)) {
                    Modern.copy(dependency, lib.resolve(name));
                } else {
                    copy(dependency, lib.resolve(name));
                }
                Natives.take(lib.resolve(name), lib.resolve("native"));
                straighten(lib.resolve(name));
                names.add(name);
            }
        }
        return names;
    }

    /** Leaves out what libraries look for at each start and do not find. */
    private void straighten(Path jar) throws IOException {
        try (LibraryClasses classes = new LibraryClasses(jar)) {
            Straight.make(classes, lib.resolve("native"));
            Loggers.askLater(classes);
        }
    }

    /**
     * Makes classes of ours that start sooner than the compiler's.
     *
     * @param jar as it came; it is read while its copy is written, which Windows allows with two
     *     files only
     */
    private void own(Path jar, List<String> jars) throws IOException {
        Path own = lib.resolve("cubechat.jar");
        List<URL> urls = new ArrayList<>();
        for (String name : jars) {
            Path each = lib.resolve(name);
            urls.add((each.equals(own) ? jar : each).toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            Plain.write(own, loader);
        }
        FieldClasses.add(own);
    }

    /** Lets a program write texts about the commands, and puts them into a package. */
    private void texts(String writer, String packageName, List<String> jars) throws Exception {
        Path texts = project.resolve("target/texts").resolve(writer);
        delete(texts);
        Files.createDirectories(texts);
        run(
                List.of(
                        Machine.java(Path.of(System.getProperty("java.home"))).toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Machine.classPath(jars.stream().map(lib::resolve).toList()),
                        project.resolve("src/build/" + writer + ".java").toString(),
                        texts.toString()));
        TextClasses.add(texts, packageName, lib.resolve("cubechat.jar"));
    }

    /** Links the runtime from the image of the Java that runs this; kept while neither changes. */
    private void runtime() throws Exception {
        Path mark = runtime.resolve("linked");
        String wanted =
                Runtime.version() + " " + MODULES + " " + PROVIDERS + " PEM " + sumsOfDefaults();
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return;
        }
        delete(runtime);
        Path modules = project.resolve("target/modules");
        delete(modules);
        tool(
                "javac",
                "--module-source-path=" + DEFAULTS + "=" + defaults(),
                "--module=" + DEFAULTS,
                "-d",
                modules.toString());
        tool(
                "jlink",
                "--module-path=" + modules,
                "--add-modules=" + MODULES + "," + DEFAULTS,
                "--output=" + runtime,
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--no-header-files",
                "--compress=zip-0",
                "--vm=server");
        // Smack logs through java.util.logging, which by default writes to the user's terminal.
        Files.writeString(runtime.resolve("conf/logging.properties"), "handlers=\n");
        security();
        Pem.write(
                runtime.resolve("lib/security/cacerts"),
                runtime.resolve("lib/security/cacerts.pem"));
        // The JDK's own archive, for keytool and for cubechat without its archive.
        run(List.of(Machine.java(runtime).toString(), "-Xshare:dump"));
        Files.writeString(mark, wanted);
    }

    private Path defaults() {
        return project.resolve("src/build/defaults");
    }

    private List<Long> sumsOfDefaults() throws IOException {
        List<Long> sums = new ArrayList<>();
        try (Stream<Path> files = Files.walk(defaults())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sums.add(Posix.cksum(file));
            }
        }
        return sums;
    }

    /**
     * Leaves those providers that the runtime has; for each other one it would look into each jar.
     */
    private void security() throws IOException {
        Path properties = runtime.resolve("conf/security/java.security");
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(properties)) {
            if (!line.startsWith("security.provider.")) {
                lines.add(line);
            } else if (PROVIDERS.contains(line.substring(line.indexOf('=') + 1))) {
                number++;
                lines.add("security.provider." + number + line.substring(line.indexOf('=')));
            }
        }
        Files.write(properties, lines);
    }

    private void launcher() throws IOException {
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("cubechat");
        String text = Files.readString(project.resolve("src/build/cubechat.sh"));
        String selectors = Trainee.selectors();
        Files.writeString(
                launcher, text.replace("@JAR@", Front.NAME).replace("@SELECTORS@", selectors));
        Machine.allow(launcher, "rwxr-xr-x");
        String command = Files.readString(project.resolve("src/build/cubechat.cmd"));
        Files.writeString(
                home.resolve("bin/cubechat.cmd"),
                command.replace("@JAR@", Front.NAME)
                        .replace("@SELECTORS@", selectors)
                        .replace("\n", "\r\n"));
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

    /**
     * Gives each jar a time that stands for what is in it. Java knows a jar that it has an archive
     * for by its size and its time, so another jar never passes for it, not even one with all times
     * set alike by a package; and the launcher can put the times right that {@code cp -r} lost.
     */
    private void times(List<String> jars) throws IOException {
        StringBuilder sums = new StringBuilder();
        StringBuilder times = new StringBuilder();
        for (String name : jars.stream().sorted().toList()) {
            Path jar = lib.resolve(name);
            long sum = Posix.cksum(jar);
            Instant time = EARLIEST.plusSeconds(sum % SECONDS_TO_CHOOSE_FROM / 2 * 2);
            Files.setLastModifiedTime(jar, FileTime.from(time));
            sums.append(sum).append(' ').append(Files.size(jar)).append(' ').append(name);
            sums.append('\n');
            times.append(TOUCH.format(time)).append(' ').append(name).append('\n');
        }
        Files.writeString(lib.resolve("sums"), sums);
        Files.writeString(lib.resolve("times"), times);
        // By these two the launcher sees whether times were lost.
        Files.setLastModifiedTime(lib.resolve("sums"), FileTime.from(BEFORE));
        Files.setLastModifiedTime(
                lib.resolve("times"), Files.getLastModifiedTime(lib.resolve("cubechat.jar")));
    }

    private void archives(List<String> jars) throws Exception {
        Path place = project.resolve("target/training");
        delete(place);
        Files.createDirectories(place);
        Trainee trainee =
                new Trainee(Machine.java(runtime), lib, jars.stream().map(lib::resolve).toList());
        new Archives(trainee, lib, place).make();
    }

    /** Runs one of the tools that come with Java. */
    private static void tool(String name, String... words) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, words);
        if (code != 0) {
            throw new IllegalStateException(name + " failed with " + code);
        }
    }

    /** Runs a program; says what it printed only if it failed. */
    static void run(List<String> command) throws IOException, InterruptedException {
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
                Machine.delete(path);
            }
        }
    }
}
