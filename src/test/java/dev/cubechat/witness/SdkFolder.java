package dev.cubechat.witness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The official JS SDK and our scripts, installed under {@code target/witness} and run by Node.
 *
 * <p>The SDK is fetched once by {@code npm ci} exactly as the lock file says; later runs need no
 * network as long as the lock file stays the same.
 */
final class SdkFolder {
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path FOLDER = Path.of("target", "witness").toAbsolutePath();
    private static final int OLDEST_NODE = 20;
    private static final long ASK_SECONDS = 20;
    private static final long INSTALL_SECONDS = 240;

    private SdkFolder() {}

    /** Node, npm or the SDK is not to be had here; the message says which. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }

    /** Installs what is not installed yet. */
    static SdkFolder prepare() throws Missing, IOException, InterruptedException {
        checkNode();
        copyScripts();
        install();
        return new SdkFolder();
    }

    /**
     * One of the scripts, ready to start; its errors go to ours.
     *
     * @param caFile the certificate authority that Node shall trust besides its own
     * @param directTls whether the SDK may use {@code xmpps://} addresses
     * @param words the script's file and its arguments
     */
    ProcessBuilder script(Path caFile, boolean directTls, List<String> words) {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NODE_EXTRA_CA_CERTS", caFile.toAbsolutePath().toString());
        builder.environment().remove("CUBE_TCP_ENABLE");
        builder.environment().remove("CUBE_TLS_ENABLE");
        if (directTls) {
            builder.environment().put("CUBE_TLS_ENABLE", "1");
        }
        return builder;
    }

    /** Where the output of a script is kept. */
    static File outputFile(String name) throws IOException {
        return Files.createDirectories(FOLDER.resolve("output")).resolve(name).toFile();
    }

    private static void checkNode() throws Missing, IOException, InterruptedException {
        String version = firstLine("node", "--version");
        firstLine("npm", "--version");
        int major = Integer.parseInt(version.replaceFirst("^v(\\d+)\\..*", "$1"));
        if (major < OLDEST_NODE) {
            throw new Missing("Node " + OLDEST_NODE + " or newer is needed, here is " + version);
        }
    }

    private static void copyScripts() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(SdkFolder::isOurs).toList()) {
                Path copy = FOLDER.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isOurs(Path file) {
        return !file.toString().contains("node_modules");
    }

    private static void install() throws Missing, IOException, InterruptedException {
        Path installed = FOLDER.resolve("node_modules").resolve("installed-lock.json");
        Path wanted = FOLDER.resolve("package-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, wanted) < 0) {
            return;
        }
        File log = outputFile("npm.txt");
        Process npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline")
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
        if (!finishes(npm, INSTALL_SECONDS) || npm.exitValue() != 0) {
            throw new Missing(
                    "npm ci could not fetch the SDK:\n"
                            + Files.readString(log.toPath(), StandardCharsets.UTF_8).strip());
        }
        Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String firstLine(String... command)
            throws Missing, IOException, InterruptedException {
        Path answer = outputFile(command[0] + "-version.txt").toPath();
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(answer.toFile())
                            .start();
        } catch (IOException notFound) {
            throw new Missing(command[0] + " is not on the PATH");
        }
        if (!finishes(process, ASK_SECONDS) || process.exitValue() != 0) {
            throw new Missing(String.join(" ", command) + " gave no answer");
        }
        try (Stream<String> lines = Files.lines(answer)) {
            return lines.findFirst().orElse("").strip();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** False when it had to be stopped. */
    static boolean finishes(Process process, long seconds) throws InterruptedException {
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            return true;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }
}
