package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.Message;
import dev.cubechat.model.Reactions;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Hyperlink;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Piece;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Addresses in messages: where a click on them leads. */
class ChatAddressTest {
    @Test
    void an_address_leads_where_it_says_and_the_words_around_it_nowhere() {
        Scene scene = said("Look at https://a.example/x?y=1, it is new.");

        assertThat(links(scene)).containsExactly("https://a.example/x?y=1");
        assertThat(linked(scene))
                .extracting(Piece::text)
                .containsExactly("https://a.example/x?y=1");
    }

    @Test
    void an_address_longer_than_a_row_is_one_link() {
        String address = "https://a.example/" + "word/".repeat(30) + "end";

        Scene scene = said("Look: " + address);

        assertThat(linked(scene)).hasSizeGreaterThan(1);
        assertThat(String.join("", linked(scene).stream().map(Piece::text).toList()))
                .isEqualTo(address);
        assertThat(linked(scene).stream().map(piece -> piece.style().link()).distinct()).hasSize(1);
    }

    @Test
    void the_same_address_in_two_messages_is_two_links() {
        Scene scene =
                Scene.withJon(
                        80,
                        24,
                        message(1, JON, "https://a.example", 60),
                        message(2, JON, "https://a.example", 50));

        assertThat(linked(scene).stream().map(piece -> piece.style().link()).distinct()).hasSize(2);
    }

    @Test
    void what_is_looked_for_is_marked_within_an_address_which_still_leads_there() {
        Scene scene = said("https://a.example/needle/more");

        scene.ctrl("f").says("needle");

        assertThat(linked(scene))
                .extracting(Piece::text)
                .containsExactly("https://a.example/", "needle", "/more");
        assertThat(linked(scene)).extracting(p -> p.style().role()).contains(Role.MATCH);
        assertThat(links(scene)).containsExactly("https://a.example/needle/more");
    }

    @Test
    void a_file_leads_to_where_it_lies_and_tells_whose_server_that_is() {
        Scene scene =
                with("photo", Map.of("name", "plan.png", "url", "https://cdn.example/a/1?s=2"));

        assertThat(links(scene)).containsExactly("https://cdn.example/a/1?s=2");
        assertThat(scene.rowsWith("photo plan.png · cdn.example")).hasSize(1);
    }

    @Test
    void a_place_leads_to_a_map() {
        Scene scene = with("place", Map.of("latitude", "49.84", "longitude", "24.03"));

        assertThat(links(scene))
                .containsExactly("https://www.openstreetmap.org/?mlat=49.84&mlon=24.03");
    }

    @Test
    void what_other_apps_say_of_files_and_people_is_read() {
        assertThat(
                        with("photo", Map.of("name", "plan.png", "size", "1234567.0"))
                                .rowsWith("photo plan.png · 1.2 MB"))
                .hasSize(1);
        assertThat(
                        with("contact", Map.of("phone", "380671112233"))
                                .rowsWith("◇ contact 380671112233"))
                .hasSize(1);
    }

    @Test
    void what_is_no_web_address_leads_nowhere() {
        assertThat(links(with("photo", Map.of("name", "a", "url", "file:///etc/passwd"))))
                .isEmpty();
        assertThat(links(with("photo", Map.of("url", "https://a.example/\u001b\\\u001b]52;c;x"))))
                .isEmpty();
        assertThat(links(said("javascript://a.example/x"))).isEmpty();
    }

    @Test
    void the_key_opens_the_same_address_as_the_click() {
        Scene scene = said("See https://a.example/x.");

        scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL)).types("o");

        assertThat(scene.effects(Effect.Open.class))
                .containsExactly(new Effect.Open("https://a.example/x"));
    }

    private static Scene said(String text) {
        return Scene.withJon(80, 24, message(1, JON, text, 60));
    }

    private static Scene with(String type, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("type", type);
        Message enclosing =
                Scene.with(message(1, JON, "", 60), Reactions.NONE, new Attachment(all));
        return Scene.withJon(80, 24, enclosing);
    }

    private static List<Piece> linked(Scene scene) {
        return scene.view().rows().stream()
                .flatMap(row -> row.pieces().stream())
                .filter(piece -> piece.style().link() != null)
                .toList();
    }

    private static List<String> links(Scene scene) {
        return linked(scene).stream()
                .map(piece -> piece.style().link())
                .filter(Hyperlink.class::isInstance)
                .map(link -> link.address().value())
                .distinct()
                .toList();
    }
}
