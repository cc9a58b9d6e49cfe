package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Pages, counts, and the other answers that speak of many things. */
class ListsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":{\"count\":217}}",
                "{\"items\":{\"count\":\"217\"}}",
                "{\"count\":217}",
                "{\"total_entries\":217,\"skip\":0,\"limit\":1,\"items\":[{}]}"
            })
    void a_count_has_many_shapes(String body) {
        assertThat(PageCodec.readCount(Samples.parse(body))).isEqualTo(217);
    }

    @Test
    void a_list_that_is_shorter_than_its_limit_counts_itself() {
        assertThat(PageCodec.readCount(Samples.parse("{\"limit\":3,\"items\":[1,2]}")))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"limit\":2,\"items\":[1,2]}", "{\"items\":{}}"})
    void what_does_not_count_is_not_guessed(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> PageCodec.readCount(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void a_count_is_written_in_the_shape_of_the_service() {
        assertThat(PageCodec.writeCount(217))
                .isEqualTo(Samples.parse("{\"items\":{\"count\":217}}"));
    }

    @Test
    void a_page_that_says_little_has_the_usual_limit() {
        Page<String> page =
                PageCodec.read(Samples.parse("{\"items\":[\"a\"]}"), j -> j.asText().get());

        assertThat(page.items()).containsExactly("a");
        assertThat(page.skip()).isZero();
        assertThat(page.limit()).isEqualTo(100);
        assertThat(page.total()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"items\":{\"count\":1}}"})
    void a_page_without_items_is_a_failure(String body) {
        Failure failure =
                catchThrowableOfType(
                        Failure.class, () -> PageCodec.read(Samples.parse(body), item -> item));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).startsWith("The server sent a list that ");
    }

    @Test
    void the_report_of_a_deletion_may_lack_lists() {
        Deleted deleted = Deleted.read(Samples.read("deleted.json"));
        Deleted partly = Deleted.read(Samples.parse("{\"NotFound\":{\"ids\":\"a, b\"}}"));

        assertThat(deleted.done()).containsExactly("65f0a1b2c3d4e5f601020304");
        assertThat(deleted.notFound()).isEmpty();
        assertThat(deleted.notAllowed()).containsExactly("65f0a1b2c3d4e5f601020309");
        assertThat(deleted.write()).isEqualTo(Samples.read("deleted.json"));
        assertThat(partly.done()).isEmpty();
        assertThat(partly.notFound()).containsExactly("a", "b");
    }

    @Test
    void unread_counts_are_a_flat_map() {
        Unread unread = Unread.read(Samples.read("unread.json"));

        assertThat(unread.total()).isEqualTo(5);
        assertThat(unread.byDialog())
                .isEqualTo(
                        Map.of(
                                new DialogId("65f0a1b2c3d4e5f601020304"), 3L,
                                new DialogId("65f0a1b2c3d4e5f601020309"), 2L));
        assertThat(Unread.read(unread.write())).isEqualTo(unread);
    }

    @Test
    void search_results_come_wrapped_or_at_the_top() {
        Json wrapped = Samples.read("search.json");
        Json top = wrapped.asObject().get("results");

        Found found = Found.read(wrapped);

        assertThat(found.dialogs()).hasSize(1);
        assertThat(found.messages().getFirst().body()).isEqualTo("see you at 6");
        assertThat(found.users().getFirst().login()).isEqualTo("jon");
        assertThat(Found.read(top)).isEqualTo(found);
        assertThat(Found.read(found.write()).messages()).hasSize(1);
        assertThat(Found.read(Json.Obj.EMPTY).dialogs()).isEmpty();
    }
}
