package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ParamsTest {

    @Test
    void values_are_percent_encoded_and_brackets_in_names_kept() {
        List<Param> params =
                List.of(
                        new Param("type[in]", "2,3"),
                        new Param("name", "Größe & 50%+"),
                        new Param("extensions[location]", "Hall 2"));

        String written = Params.write(params);

        assertThat(written)
                .isEqualTo(
                        "type[in]=2%2C3&name=Gr%C3%B6%C3%9Fe%20%26%2050%25%2B"
                                + "&extensions[location]=Hall%202");
        assertThat(Params.parse(written).all()).isEqualTo(params);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k[]=a&k[]=b",
                "k=a,b",
                "k=a, b",
                "k=a%2Cb",
                "k=a%2C+b",
                "k%5B%5D=a&k%5B%5D=b",
                "k[]=a%2Cb",
                "k=a&k=b"
            })
    void a_list_may_be_spelled_in_many_ways(String query) {
        assertThat(Params.parse(query).list("k")).containsExactly("a", "b");
    }

    @Test
    void odd_queries_are_read_as_well_as_they_can_be() {
        Params params = Params.parse("&a&b=&c=1=2&d=100%&e=%zz&f=%F0%9F%91%8D&");

        assertThat(params.all())
                .containsExactly(
                        new Param("a", ""),
                        new Param("b", ""),
                        new Param("c", "1=2"),
                        new Param("d", "100%"),
                        new Param("e", "%zz"),
                        new Param("f", "👍"));
        assertThat(Params.parse("").all()).isEmpty();
    }

    @Test
    void parameters_of_a_body_join_those_of_the_query() {
        Params params = Params.parse("a=1").and(Params.parse("force=1&a=2"));

        assertThat(params.first("a")).contains("1");
        assertThat(params.flag("force")).isTrue();
        assertThat(params.flag("a")).isTrue();
        assertThat(params.flag("none")).isFalse();
        assertThat(params.number("force")).contains(1L);
    }

    @Test
    void what_does_not_steer_the_list_is_a_condition() {
        Params params =
                Params.parse(
                        "limit=10&skip=5&sort_desc=date_sent&mark_as_read=0&count=1&offset=1"
                            + "&date_sent%5Bgte%5D=1772361000&name=Ops%2C%20night"
                            + "&type[in]=2%2C%203&id[in][]=5&id[in][]=6&extensions[location]=Paris"
                            + "&extensions[location][ctn]=Par&attachments.type=image&_id[]=a&_id[]=b"
                            + "&login[eq]=mira&full_name[start_with]=mira");

        assertThat(params.filters())
                .containsExactly(
                        Filter.of("date_sent", Filter.Operator.GTE, "1772361000"),
                        Filter.of("name", Filter.Operator.EQ, "Ops, night"),
                        new Filter("type", Filter.Operator.IN, List.of("2", "3")),
                        new Filter("id", Filter.Operator.IN, List.of("5", "6")),
                        Filter.of("extensions[location]", Filter.Operator.EQ, "Paris"),
                        Filter.of("extensions[location]", Filter.Operator.CTN, "Par"),
                        Filter.of("attachments.type", Filter.Operator.EQ, "image"),
                        new Filter("_id", Filter.Operator.IN, List.of("a", "b")),
                        Filter.of("login", Filter.Operator.EQ, "mira"),
                        Filter.of("full_name", Filter.Operator.START_WITH, "mira"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[in]=1", "[]=1", "a[in=1", "=1"})
    void a_name_that_is_no_field_is_refused(String query) {
        Failure failure = catchThrowableOfType(Failure.class, () -> Params.parse(query).filters());

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    }
}
