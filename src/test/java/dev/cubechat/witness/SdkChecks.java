package dev.cubechat.witness;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Runs a script of checks to its end and gives a test for each of its checks. */
final class SdkChecks {
    private static final long LIMIT_SECONDS = 300;

    private SdkChecks() {}

    /**
     * @param name for the file under {@code target/witness/output} that keeps what it said
     */
    static Stream<DynamicTest> of(String name, ProcessBuilder script)
            throws IOException, InterruptedException {
        return run(name, script).stream().map(SdkChecks::test);
    }

    /** The same without a test for each. */
    static List<CheckLine> run(String name, ProcessBuilder script)
            throws IOException, InterruptedException {
        File output = SdkFolder.outputFile(name + ".txt");
        Process process = script.redirectOutput(output).start();
        boolean ended = SdkFolder.finishes(process, LIMIT_SECONDS);
        List<String> said = Files.readAllLines(output.toPath());
        if (!ended) {
            throw new IllegalStateException(
                    name
                            + " was stopped after "
                            + LIMIT_SECONDS
                            + " s:\n"
                            + String.join("\n", said));
        }
        return CheckLine.read(said);
    }

    private static DynamicTest test(CheckLine check) {
        return DynamicTest.dynamicTest(
                check.name(),
                () ->
                        Assertions.assertTrue(
                                check.passed(), check.name() + "\n" + check.explanation()));
    }
}
