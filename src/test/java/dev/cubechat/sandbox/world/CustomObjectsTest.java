package dev.cubechat.sandbox.world;

import static dev.cubechat.sandbox.world.Worlds.JON;
import static dev.cubechat.sandbox.world.Worlds.MIRA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubechat.json.Json;
import dev.cubechat.model.Filter;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class CustomObjectsTest {
    private static final String REPORTS = "UserReports";

    @AutoClose private Worlds worlds;
    private CustomObjects objects;

    @BeforeEach
    void open() {
        worlds = new Worlds();
        worlds.world.planting().customClass(REPORTS);
        objects = worlds.world.objects();
    }

    @Test
    void a_change_leaves_the_other_fields_and_moves_its_time() {
        String id = id(report(3, "spam"));
        worlds.pass(5);

        Json.Obj changed = objects.update(MIRA, REPORTS, id, Json.obj().with("level", 4).build());

        assertThat(changed.get("reason")).isEqualTo(Json.of("spam"));
        assertThat(changed.get("level")).isEqualTo(Json.of(4));
        assertThat(changed.get("updated_at").asLong().orElseThrow())
                .isEqualTo(changed.get("created_at").asLong().orElseThrow() + 5);
        assertThat(objects.find(REPORTS, id)).contains(changed);
    }

    @Test
    void nobody_gives_a_record_another_owner_or_number() {
        Json.Obj fields = Json.obj().with("_id", "mine").with("user_id", 103).build();

        Json.Obj made = objects.create(MIRA, REPORTS, fields);

        assertThat(made.get("user_id")).isEqualTo(Json.of(MIRA.value()));
        assertThat(made.get("_id")).isNotEqualTo(Json.of("mine"));
    }

    @Test
    void only_the_owner_changes_and_deletes_what_is_not_open() {
        String id = id(report(3, "spam"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> objects.update(JON, REPORTS, id, Json.Obj.EMPTY));
        assertThat(objects.delete(JON, REPORTS, List.of(id, "nothing")))
                .isEqualTo(new Removal(List.of(), List.of("nothing"), List.of(id)));
        assertThat(objects.ids(JON, REPORTS, List.of(), "delete")).isEmpty();
        assertThat(objects.delete(MIRA, REPORTS, List.of(id)).done()).containsExactly(id);
        assertThat(objects.find(REPORTS, id)).isEmpty();
    }

    @Test
    void several_records_are_changed_together_or_not_at_all() {
        String mine = id(report(3, "spam"));
        String too = id(report(5, "rude"));
        String jons = id(objects.create(JON, REPORTS, Json.Obj.EMPTY));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> objects.update(MIRA, REPORTS, toLevel(7, mine, jons)));
        Json levelBefore = objects.find(REPORTS, mine).orElseThrow().get("level");
        CustomObjects.Changes changes =
                objects.update(MIRA, REPORTS, toLevel(7, mine, "nothing", too));

        assertThat(levelBefore).isEqualTo(Json.of(3));
        assertThat(changes.notFound()).containsExactly("nothing");
        assertThat(changes.changed()).extracting(CustomObjectsTest::id).containsExactly(mine, too);
        assertThat(levels("level=7")).hasSize(2);
    }

    @Test
    void conditions_compare_numbers_as_numbers_and_words_as_words() {
        report(3, "spam");
        report(10, "rude");
        report(9, "spam and rude");

        assertThat(levels("level[gt]=3")).containsExactly(10L, 9L);
        assertThat(levels("level[lte]=9", "reason[ctn]=spam")).containsExactly(3L, 9L);
        assertThat(levels("reason=rude")).containsExactly(10L);
        assertThat(levels("reason[ne]=rude")).containsExactly(3L, 9L);
        assertThat(levels("level[in]=3,10")).containsExactly(3L, 10L);
        assertThat(levels("level[nin]=3,10")).containsExactly(9L);
        assertThat(levels("colour=red")).isEmpty();
    }

    @Test
    void a_limit_of_minus_one_asks_for_the_last_record() {
        report(3, "spam");
        report(10, "spam");
        report(9, "rude");

        assertThat(objects.list(REPORTS, List.of(), -1, 0, null).items())
                .extracting(it -> it.get("level"))
                .containsExactly(Json.of(9));
        assertThat(objects.list(REPORTS, List.of(), -1, 0, new Sort("level", false)).items())
                .extracting(it -> it.get("level"))
                .containsExactly(Json.of(10));
        assertThat(objects.list(REPORTS, List.of(Filter.parse("level=7")), -1, 0, null).items())
                .isEmpty();
    }

    @Test
    void an_order_puts_those_without_the_field_first() {
        report(10, "a");
        objects.create(MIRA, REPORTS, Json.Obj.EMPTY);
        report(9, "b");

        List<Json> levels =
                objects.list(REPORTS, List.of(), 10, 0, new Sort("level", false)).items().stream()
                        .map(it -> it.get("level"))
                        .toList();

        assertThat(levels).containsExactly(Json.Nil.NIL, Json.of(9), Json.of(10));
    }

    private Json.Obj report(int level, String reason) {
        Json.Obj fields = Json.obj().with("level", level).with("reason", reason).build();
        return objects.create(MIRA, REPORTS, fields);
    }

    private static List<Json.Obj> toLevel(int level, String... ids) {
        return Stream.of(ids)
                .map(id -> Json.obj().with("id", id).with("level", level).build())
                .toList();
    }

    private List<Long> levels(String... filters) {
        List<Filter> conditions = Stream.of(filters).map(Filter::parse).toList();
        return objects.list(REPORTS, conditions, 100, 0, null).items().stream()
                .map(it -> it.get("level").asLong().orElseThrow())
                .toList();
    }

    private static String id(Json.Obj object) {
        return object.get("_id").asText().orElseThrow();
    }
}
