package dev.cubechat.witness;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox's REST face as the official SDK finds it. */
@ExtendWith(WithSdk.class)
class RestWitnessTest {
    @TestFactory
    Stream<DynamicTest> the_sdk_finds(SdkFolder sdk, @TempDir Path folder) throws Exception {
        try (SandboxHouse house = SandboxHouse.open(folder)) {
            List<String> words = List.of("rest.mjs", house.readyFile().toString());
            return SdkChecks.of("rest", sdk.script(house.caFile(), false, words));
        }
    }
}
