package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/** The program as it is shipped, in {@code target/cubechat}. */
class LauncherIT {
    private static final Path SHIPPED = Path.of("target/cubechat").toAbsolutePath();

    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir private static Path here;

    /** The same program in another place: moved, as by tar or mv, which keep the times. */
    private static Path elsewhere;

    @BeforeAll
    static void move() throws IOException {
        elsewhere = here.resolve("moved to");
        copy(elsewhere, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void it_runs_from_any_folder() throws Exception {
        assertThat(run(SHIPPED.resolve("bin/cubechat"), "--version"))
                .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
    }

    @Test
    @EnabledIf("bringsNativeLibraries")
    void the_native_library_beside_the_jars_does_tls() throws Exception {
        assertThat(doctor(elsewhere)).contains("TLS by Conscrypt");
    }

    static boolean bringsNativeLibraries() {
        return Files.isDirectory(SHIPPED.resolve("lib/native"));
    }

    @Test
    void it_brings_its_man_pages_and_completions() {
        assertThat(SHIPPED.resolve("share"))
                .isDirectoryRecursivelyContaining("glob:**/man/man1/cubechat.1")
                .isDirectoryRecursivelyContaining("glob:**/man/man7/cubechat-exit-codes.7")
                .isDirectoryRecursivelyContaining("glob:**/bash-completion/completions/cubechat")
                .isDirectoryRecursivelyContaining("glob:**/zsh/site-functions/_cubechat")
                .isDirectoryRecursivelyContaining("glob:**/vendor_completions.d/cubechat.fish");
    }

    @Test
    void arguments_and_exit_code_go_through_unchanged() throws Exception {
        assertThat(run(SHIPPED.resolve("bin/cubechat"), "two words, \"é☃\" $HOME *"))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.said()).contains("two words, \"é☃\" $HOME *"));
    }

    @ParameterizedTest
    @CsvSource({
        "LANG=en_US.UTF-8",
        "LC_CTYPE=UTF-8",
        "LC_ALL=en_GB.utf8",
        "LC_ALL=sr_RS.UTF-8@latin",
        "LC_CTYPE=C.UTF-8 LC_TIME=xx_XX.UTF-8",
        "LC_ALL=POSIX",
        "LC_ALL=xx_XX",
        "LANG=xx_XX.ISO-8859-1",
    })
    void every_letter_goes_through_where_the_locale_is_not_installed(String locale)
            throws Exception {
        Path config = Files.writeString(here.resolve("é☃"), "");
        String command = " '" + SHIPPED + "/bin/cubechat' profile show '--ca-file=é☃' --json";

        assertThat(run(SHELL, "-c", locale + command).said())
                .contains("\"" + config.toRealPath() + "\"");
    }

    @Test
    void every_letter_of_a_variable_goes_through_where_the_locale_is_not_installed()
            throws Exception {
        Path home = Files.createDirectory(here.resolve("José"));
        String person = "LC_ALL=xx_XX HOME='" + home + "' XDG_STATE_HOME='" + home + "/☃' ";
        String program = "'" + SHIPPED + "/bin/cubechat' ";

        String added = run(SHELL, "-c", person + program + "profile add work --app-id=1").said();
        String shown =
                run(SHELL, "-c", person + "CUBECHAT_LOGIN=éÖ " + program + "profile show --json")
                        .said();

        assertThat(home.resolve(".config/cubechat/config.toml")).as(added).exists();
        assertThat(shown).contains("\"éÖ\"");
    }

    /** Nobody is asked whether there is such a locale: its programs are not found. */
    @Test
    void letters_that_cannot_be_read_are_refused() throws Exception {
        String lost = "PATH=/nowhere LC_ALL=xx_XX ";
        String program = "'" + SHIPPED + "/bin/cubechat' ";

        Ran argument = run(SHELL, "-c", lost + program + "msg send @jon -m é");
        Ran variable = run(SHELL, "-c", lost + "CUBECHAT_PASSWORD=pé55 " + program + "user me");

        assertThat(argument.code()).isEqualTo(2);
        assertThat(argument.said())
                .contains("Argument 5 has letters that cannot be read")
                .contains("hint: Set LC_ALL to a UTF-8 locale");
        assertThat(variable.code()).isEqualTo(2);
        assertThat(variable.said())
                .contains("The variable CUBECHAT_PASSWORD has letters that cannot be read")
                .doesNotContain("55");
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL=en_GB.UTF-8, en_GB.UTF-8",
        "LANG=en_GB.UTF-8, unset",
        "LC_ALL= LANG=en_GB.UTF-8, unset",
        "LC_ALL=xx_XX CUBECHAT_LC_ALL=foreign, xx_XX",
    })
    void other_programs_have_the_locale_of_the_person(String locale, String theirs)
            throws Exception {
        Path own = Files.createTempDirectory(here, "own");
        String command =
                locale
                        + " HOME='"
                        + own
                        + "' CUBECHAT_APP_ID=1 CUBECHAT_AUTH_KEY=key CUBECHAT_LOGIN=mira '"
                        + SHIPPED
                        + "/bin/cubechat' auth login --password-command"
                        + " 'echo theirs: ${LC_ALL-unset} ${CUBECHAT_LC_ALL-gone} >&2; false'"
                        + " --api-url=https://localhost:1";

        assertThat(run(SHELL, "-c", command).said()).contains("theirs: " + theirs + " gone\n");
    }

    @Test
    void a_bundle_for_support_tells_the_locale_of_the_person() throws Exception {
        String command = "LC_ALL=en_GB.UTF-8 '" + SHIPPED + "/bin/cubechat' doctor --bundle b.zip";
        String offline = " --api-url=https://localhost:1 --chat-host=localhost";

        String said = run(SHELL, "-c", command + offline).said();

        try (ZipFile zip = new ZipFile(here.resolve("b.zip").toFile())) {
            byte[] text = zip.getInputStream(zip.getEntry("environment.txt")).readAllBytes();
            assertThat(new String(text, UTF_8).lines())
                    .as(said)
                    .contains("LC_ALL=en_GB.UTF-8")
                    .doesNotContain("CUBECHAT_LC_ALL");
        }
    }

    @ParameterizedTest
    @CsvSource({"sh", "bash"})
    void no_standard_input_is_an_empty_one(String shell) throws Exception {
        Path interpreter = Path.of("/bin", shell);
        assumeThat(interpreter).exists();
        String command =
                shell
                        + " '"
                        + SHIPPED
                        + "/bin/cubechat' msg send @jon --json --api-url=https://localhost:1 ";

        Ran closed = run(interpreter, "-c", command + "<&-");

        assertThat(closed).isEqualTo(run(interpreter, "-c", command + "</dev/null"));
        assertThat(closed.said()).contains("\"exit\":2");
    }

    @ParameterizedTest
    @CsvSource({"sh", "bash"})
    void no_standard_output_is_an_error_and_no_file(String shell) throws Exception {
        assumeThat(Path.of("/bin", shell)).exists();
        String program = shell + " '" + SHIPPED + "/bin/cubechat' ";

        Ran version = run(SHELL, "-c", program + "--version >&-");
        Ran list = run(SHELL, "-c", program + "profile list --json >&-");
        Ran mute = run(SHELL, "-c", program + "--version 2>&-");
        Ran deaf = run(SHELL, "-c", program + "frobnicate 2>&- >&- <&-");

        assertThat(version).isEqualTo(new Ran(1, "cubechat: could not write to standard output\n"));
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.said()).contains("Could not write to standard output");
        assertThat(mute).isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
        assertThat(deaf).isEqualTo(new Ran(2, ""));
    }

    /** The launcher with a Java that only says what its streams are. */
    @ParameterizedTest
    @CsvSource({"sh", "bash"})
    void every_stream_is_open_when_java_starts(String shell) throws Exception {
        assumeThat(Path.of("/bin", shell)).exists();
        assumeThat(Path.of("/proc/self/fd")).exists();
        Path told = here.resolve("streams");
        Path launcher =
                stub(
                        "#!/bin/sh\nsaid=$(for n in 0 1 2; do readlink /proc/$$/fd/$n; done)\n"
                                + "printf '%s\\n' \"$said\" >'"
                                + told
                                + "'\n");

        run(SHELL, "-c", shell + " '" + launcher + "' <&- >&- 2>&-");

        assertThat(told).content().hasLineCount(3).startsWith("/dev/null\n/dev/null\n");
    }

    /** Where no package was unpacked there is nothing to start. */
    @Test
    void a_package_is_installed_even_where_java_cannot_run() throws Exception {
        Path script = Path.of("src/build/release/deb/postinst").toAbsolutePath();

        assertThat(run(SHELL, script.toString(), "configure")).isEqualTo(new Ran(0, ""));
    }

    @Test
    void its_written_help_is_what_the_commands_say() throws Exception {
        Path program = SHIPPED.resolve("bin/cubechat");

        for (String words : List.of("", "msg", "msg send", "dialog admin add", "sandbox run")) {
            String[] asked = (words + " --help").strip().split(" ");
            String[] madeAnew = (words + " --quiet --help").strip().split(" ");

            assertThat(run(program, asked)).as(words).isEqualTo(run(program, madeAnew));
        }
        assertThat(run(program, "msg", "send", "-h"))
                .isEqualTo(run(program, "msg", "send", "--help"));
        assertThat(run(program)).isEqualTo(run(program, "--help"));
    }

    @Test
    void it_finds_itself_through_symbolic_links() throws Exception {
        Path folder = Files.createSymbolicLink(here.resolve("in use"), elsewhere);
        Path absolute =
                Files.createSymbolicLink(here.resolve("cc"), folder.resolve("bin/cubechat"));
        Path relative = Files.createSymbolicLink(here.resolve("chat"), Path.of("cc"));

        assertThat(run(absolute, "--version").code()).isZero();
        assertThat(run(relative, "--version").code()).isZero();
        assertThat(run(Path.of("./chat"), "--version").code()).isZero();
    }

    @Test
    void it_is_not_led_astray_by_a_list_of_folders() throws Exception {
        Files.createDirectories(here.resolve("decoy/bin"));
        String there = "cd '" + SHIPPED + "' && CDPATH='" + here + "/decoy' && export CDPATH && ";

        assertThat(run(SHELL, "-c", there + "bin/cubechat --version"))
                .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
    }

    @Test
    void it_starts_in_a_folder_that_is_gone() throws Exception {
        Path gone = Files.createDirectory(here.resolve("gone"));
        String there = "cd '" + gone + "' && rmdir '" + gone + "' && ";

        assertThat(run(SHELL, "-c", there + "'" + SHIPPED + "/bin/cubechat' --version").said())
                .endsWith("cubechat " + Version.VERSION + "\n");
    }

    @Test
    void file_names_count_from_the_folder_where_it_was_called() throws Exception {
        Ran ran = run(SHIPPED.resolve("bin/cubechat"), "profile", "show", "--ca-file=ca.pem");

        assertThat(ran.said()).contains(here.toRealPath().resolve("ca.pem").toString());
    }

    @Test
    void it_may_be_moved_and_keeps_its_class_archives() throws Exception {
        assertThat(doctor(elsewhere)).contains("class archive in use");
    }

    @Test
    void it_starts_in_a_folder_of_any_letters_where_the_locale_is_not_installed() throws Exception {
        Path copy = here.resolve("Ünï ☃");
        copy(copy, StandardCopyOption.COPY_ATTRIBUTES);

        Ran version = run(SHELL, "-c", "LC_ALL=xx_XX '" + copy + "/bin/cubechat' --version");

        assertThat(version).isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
    }

    @Test
    void a_folder_whose_name_has_a_colon_is_refused_in_words() throws Exception {
        Path bin = Files.createDirectories(here.resolve("a:b/bin"));
        Files.copy(
                SHIPPED.resolve("bin/cubechat"),
                bin.resolve("cubechat"),
                StandardCopyOption.COPY_ATTRIBUTES);

        Ran ran = run(SHELL, "-c", "'" + bin + "/cubechat' --version 2>&1 >/dev/null");

        assertThat(ran.code()).isEqualTo(14);
        assertThat(ran.said())
                .isEqualTo(
                        "cubechat: Java cannot start from a folder with a colon in its name: "
                                + bin.toRealPath().getParent()
                                + "\nhint: Move cubechat to another folder.\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_gigabyte_of_addresses_is_enough() throws Exception {
        String little = "ulimit -v 1000000; '" + SHIPPED + "/bin/cubechat' ";

        Ran version = run(SHELL, "-c", little + "--version");
        Ran send = run(SHELL, "-c", little + "msg send @jon -m hello --transport xmpp");

        assertThat(version).isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
        assertThat(send.said()).doesNotContain("memory").contains("No application is chosen");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_keeps_java_from_starting_is_said_on_stderr() throws Exception {
        String none = "ulimit -v 150000; '" + SHIPPED + "/bin/cubechat' --version ";

        Ran stdout = run(SHELL, "-c", none + "2>/dev/null");
        Ran stderr = run(SHELL, "-c", none + "2>&1 >/dev/null");

        assertThat(stdout).isEqualTo(new Ran(1, ""));
        assertThat(stderr.said()).contains("Error occurred during initialization of VM");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_crash_leaves_no_file_where_somebody_works() throws Exception {
        Path place = Files.createDirectory(here.resolve("crash"));
        String script =
                "ulimit -c 0; HOME=. '"
                        + SHIPPED
                        + "/bin/cubechat' sandbox run --ephemeral --rest-port=0 --xmpp-port=0"
                        + " --ws-port=0 --ready-file=ready & "
                        + "until [ -s ready ] || ! kill -0 $!; do sleep 0.1; done; "
                        + "kill -SEGV $!; wait $!";

        Ran ran = run(SHELL, "-c", "cd '" + place + "'; " + script);

        assertThat(ran.said()).contains("A fatal error has been detected");
        assertThat(place).isDirectoryNotContaining("glob:**/*.log");
    }

    @Test
    void copied_without_its_times_it_finds_them_again() throws Exception {
        Path copy = here.resolve("copied");
        copy(copy, StandardCopyOption.REPLACE_EXISTING);

        String first = doctor(copy);

        assertThat(first).contains("class archive in use");
        assertThat(Files.getLastModifiedTime(copy.resolve("lib/picocli.jar")))
                .isEqualTo(Files.getLastModifiedTime(SHIPPED.resolve("lib/picocli.jar")));
    }

    @Test
    void a_jar_put_in_the_place_of_another_is_what_runs() throws Exception {
        Path copy = here.resolve("changed");
        copy(copy, StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = copy.resolve("lib/cubechat.jar");
        long size = Files.size(jar);

        replace(jar, size);

        assertThat(Files.size(jar)).isEqualTo(size);
        assertThat(run(copy.resolve("bin/cubechat"), "--version"))
                .isEqualTo(new Ran(0, "I am new here\n"));
        assertThat(run(copy.resolve("bin/cubechat"), "msg", "send"))
                .isEqualTo(new Ran(0, "I am new here\n"));
        assertThat(run(copy.resolve("bin/cubechat"), "chat"))
                .isEqualTo(new Ran(0, "I am new here\n"));
    }

    @Test
    void a_missing_class_archive_costs_no_word() throws Exception {
        Path copy = here.resolve("poor");
        copy(copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.delete(copy.resolve("lib/words.jsa"));
        Files.delete(copy.resolve("lib/xmpp.jsa"));

        Ran version = run(copy.resolve("bin/cubechat"), "--version");

        assertThat(version).isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
        assertThat(doctor(copy)).contains("class archive not in use");
    }

    @Test
    void a_broken_class_archive_costs_no_word() throws Exception {
        Path copy = here.resolve("broken");
        copy(copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(copy.resolve("lib/words.jsa"), "no archive");

        assertThat(run(copy.resolve("bin/cubechat"), "--version"))
                .isEqualTo(new Ran(0, "cubechat " + Version.VERSION + "\n"));
    }

    @Test
    void the_chat_does_without_either_of_its_two_class_archives() throws Exception {
        Ran whole = run(SHIPPED.resolve("bin/cubechat"), "chat", "--plain");
        Path copy = here.resolve("half");
        copy(copy, StandardCopyOption.COPY_ATTRIBUTES);

        Files.writeString(copy.resolve("lib/chat-later.jsa"), "no archive");
        Ran broken = run(copy.resolve("bin/cubechat"), "chat", "--plain");
        Files.delete(copy.resolve("lib/chat-later.jsa"));
        Ran first = run(copy.resolve("bin/cubechat"), "chat", "--plain");
        Files.copy(SHIPPED.resolve("lib/chat-later.jsa"), copy.resolve("lib/chat-later.jsa"));
        Files.delete(copy.resolve("lib/chat.jsa"));
        Ran second = run(copy.resolve("bin/cubechat"), "chat", "--plain");

        assertThat(whole.said()).contains("Nobody is signed in");
        assertThat(List.of(broken, first, second)).containsOnly(whole);
    }

    /** The launcher with a Java that only says how it was called. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    words           | --version
                    words           | msg send --help
                    send            | msg send @jon -m hello
                    send            | msg send @jon -m 'let us chat now' --json
                    send-xmpp       | msg send @jon --transport xmpp -m hello
                    send-xmpp       | msg send @jon -m hello --transport=xmpp
                    rest            | --profile work msg send @jon -m hello
                    rest            | dialog list
                    xmpp            | msg pipe @jon
                    xmpp            | contacts list
                    xmpp            | msg mark @jon --transport xmpp
                    chat            | chat @jon
                    chat            | --profile work chat
                    server          | sandbox run
                    """)
    void each_kind_of_command_has_its_class_archives(String kind, String line) throws Exception {
        Path launcher = stub("#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Path lib = launcher.getParent().resolveSibling("lib");
        List<String> archives = archives(SHIPPED.resolve("lib"));
        for (String archive : archives) {
            Files.createFile(lib.resolve(archive));
        }

        Ran ran = run(SHELL, "-c", launcher + " " + line);

        String expected = "-XX:SharedArchiveFile=" + lib.resolve(kind + ".jsa");
        if (archives.contains(kind + "-later.jsa")) {
            expected += ":" + lib.resolve(kind + "-later.jsa");
        }
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.said().lines()).contains(expected);
    }

    /** A launcher, and this script in the place of Java. */
    private static Path stub(String script) throws IOException {
        Path stub = Files.createTempDirectory(here, "stub");
        Path launcher = Files.createDirectories(stub.resolve("bin")).resolve("cubechat");
        Files.copy(SHIPPED.resolve("bin/cubechat"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Path java = Files.createDirectories(stub.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path lib = Files.createDirectories(stub.resolve("lib"));
        for (String file : List.of("cubechat.jar", "sums", "times")) {
            Path shipped = SHIPPED.resolve("lib").resolve(file);
            Files.copy(shipped, lib.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return launcher;
    }

    private static List<String> archives(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsa"))
                    .toList();
        }
    }

    private static void copy(Path to, CopyOption how) throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path from : files.toList()) {
                Files.copy(from, to.resolve(SHIPPED.relativize(from)), how);
            }
        }
        if (how != StandardCopyOption.COPY_ATTRIBUTES) {
            for (String program : List.of("bin/cubechat", "runtime/bin/java")) {
                assertThat(to.resolve(program).toFile().setExecutable(true)).isTrue();
            }
        }
    }

    /** Leaves a jar of this size, whose program says another sentence. */
    private static void replace(Path jar, long size) throws IOException {
        Path source = Files.createDirectories(here.resolve("source/dev/cubechat/app"));
        Path main = source.resolve("Main.java");
        Files.writeString(
                main,
                """
                package dev.cubechat.app;

                public class Main {
                    public static void main(String[] args) {
                        System.out.println("I am new here");
                    }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, main.toString()))
                .isZero();
        byte[] program = Files.readAllBytes(source.resolve("Main.class"));
        // What is before the entries of a zip file belongs to nobody.
        byte[] bare = jar(program);
        try (OutputStream out = Files.newOutputStream(jar)) {
            out.write(new byte[Math.toIntExact(size - bare.length)]);
            out.write(bare);
        }
    }

    private static byte[] jar(byte[] program) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("dev/cubechat/app/Main.class"));
            zip.write(program);
        }
        return bytes.toByteArray();
    }

    /** What a program finds out about itself; it finds no service. */
    private static String doctor(Path home) throws Exception {
        return run(
                        home.resolve("bin/cubechat"),
                        "doctor",
                        "--jsonl",
                        "--api-url=https://localhost:1",
                        "--chat-host=localhost")
                .said()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Runs a program in a bare environment; what it said is stdout and stderr together. */
    private static Ran run(Path program, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                                        .toList())
                        .directory(here.toFile())
                        .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dsome.other=program");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said);
    }

    private record Ran(int code, String said) {}
}
