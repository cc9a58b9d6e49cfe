package dev.cubechat.witness;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox's contact lists as SDK 3 finds them, the last official one that has them. */
@ExtendWith(WithSdk.class)
class ContactsWitnessTest {
    @TestFactory
    Stream<DynamicTest> the_old_sdk_finds(SdkFolder sdk, @TempDir Path folder) throws Exception {
        // The default people; in the default world lena has asked mira already.
        SandboxOptions world =
                SandboxOptions.FOR_TESTS.withSeed(SeedReader.read("{\"contacts\":[]}"));
        try (SandboxHouse house = SandboxHouse.open(folder, world)) {
            List<String> words = List.of("contacts.mjs", house.readyFile().toString(), "wss");
            return SdkChecks.of("contacts", sdk.script(house.caFile(), false, words));
        }
    }
}
