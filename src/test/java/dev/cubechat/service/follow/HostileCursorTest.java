package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.fuzz.Hostile;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class HostileCursorTest {
    private static final String CURSOR =
            """
            {"v":1,"user_id":1234567,"at":"2026-03-01T10:30:00Z","begun":"2026-03-01T10:00:00Z",
             "floor":1772359200,"dialogs":{
             "65f0a1b2c3d4e5f601020304":{"since":1772361000,"after":"65f0a1d2c3d4e5f601020307",
              "told":{"65f0a1d2c3d4e5f601020307":1772361000,"65f0a1d2c3d4e5f601020308":1772361001}},
             "65f0a1b2c3d4e5f60102aa01":{"since":1772361005,"told":{}}}}
            """;

    private static final String CHANGE =
            """
            {"v":1,"at":"2026-03-01T10:31:00Z","changed":{
             "65f0a1b2c3d4e5f60102aa01":{"since":1772361005,"after":"65f0a1d2c3d4e5f601020307",
              "told":{"65f0a1d2c3d4e5f601020309":1772361006}}}}
            """;

    @Test
    void whatever_a_cursor_says_is_a_place_or_none() throws Exception {
        Hostile.ofTexts(List.of(CURSOR))
                .to(
                        (input, random) ->
                                CursorText.read(new String(input, StandardCharsets.UTF_8))
                                        .ifPresent(CursorText::write));
    }

    @Test
    void whatever_a_change_says_is_taken_whole_or_not_at_all() throws Exception {
        Hostile.ofTexts(List.of(CHANGE))
                .to(
                        (input, random) -> {
                            String change = new String(input, StandardCharsets.UTF_8);
                            String cursor = CURSOR.replace("\n", "");
                            assertThat(CursorText.read(List.of(cursor, change)))
                                    .map(CursorText::write)
                                    .isPresent();
                        });
    }
}
