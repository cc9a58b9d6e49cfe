package dev.cubechat.witness;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox's XMPP face as the official SDK finds it, by WebSocket and by TLS. */
@ExtendWith(WithSdk.class)
class ChatWitnessTest {
    @TestFactory
    Stream<DynamicTest> the_sdk_finds_over_wss(SdkFolder sdk, @TempDir Path folder)
            throws Exception {
        return checks(sdk, folder, "wss");
    }

    @TestFactory
    Stream<DynamicTest> the_sdk_finds_over_xmpps(SdkFolder sdk, @TempDir Path folder)
            throws Exception {
        return checks(sdk, folder, "xmpps");
    }

    private static Stream<DynamicTest> checks(SdkFolder sdk, Path folder, String transport)
            throws Exception {
        try (SandboxHouse house = SandboxHouse.open(folder)) {
            List<String> words = List.of("chat.mjs", house.readyFile().toString(), transport);
            boolean directTls = transport.equals("xmpps");
            return SdkChecks.of("chat-" + transport, sdk.script(house.caFile(), directTls, words));
        }
    }
}
