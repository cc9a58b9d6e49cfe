package dev.cubechat.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.SandboxOptions;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Joining rooms as the SDK reports it, with the sandbox's shim for it and without. */
@ExtendWith(WithSdk.class)
class JoinWitnessTest {
    @TestFactory
    Stream<DynamicTest> with_the_shim_the_sdk_finds(SdkFolder sdk, @TempDir Path folder)
            throws Exception {
        SandboxOptions shimmed = SandboxOptions.FOR_TESTS.withJoinShim();
        try (SandboxHouse house = SandboxHouse.open(folder, shimmed)) {
            return SdkChecks.of("join-shim", sdk.script(house.caFile(), false, words(house)));
        }
    }

    @Test
    void without_the_shim_the_sdk_waits_in_vain(SdkFolder sdk, @TempDir Path folder)
            throws Exception {
        try (SandboxHouse house = SandboxHouse.open(folder)) {
            List<CheckLine> checks =
                    SdkChecks.run("join", sdk.script(house.caFile(), false, words(house)));

            assertThat(checks).hasSize(3).noneMatch(CheckLine::passed);
        }
    }

    private static List<String> words(SandboxHouse house) {
        return List.of("join.mjs", house.readyFile().toString(), "wss");
    }
}
