package dev.cubechat.witness;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pushes and address books of the sandbox as SDK 3 finds them. */
@ExtendWith(WithSdk.class)
class OldRestWitnessTest {
    @TestFactory
    Stream<DynamicTest> the_old_sdk_finds(SdkFolder sdk, @TempDir Path folder) throws Exception {
        try (SandboxHouse house = SandboxHouse.open(folder)) {
            List<String> words = List.of("old-rest.mjs", house.readyFile().toString());
            return SdkChecks.of("old-rest", sdk.script(house.caFile(), false, words));
        }
    }
}
