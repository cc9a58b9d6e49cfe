package dev.cubechat.service.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

class PageWalkTest {
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void it_goes_on_until_a_page_is_empty() {
        assertThat(walk(List.of("a", "b"), List.of("c"), List.of())).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly(0, 2, 3);
    }

    @Test
    void a_page_is_asked_for_when_it_is_wanted() {
        assertThat(walk(List.of("a", "b"), List.of("c")).findFirst()).contains("a");
        assertThat(asked).containsExactly(0);
    }

    @Test
    void where_a_page_that_is_not_full_is_the_last_none_is_asked_for_after_it() {
        Stream<String> all =
                PageWalk.of(
                        "letters",
                        Function.identity(),
                        2,
                        pages(List.of("a", "b"), List.of("c"), List.of("d")));

        assertThat(all).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly(0, 2);
    }

    @Test
    void some_of_a_page_may_come_again_while_others_write() {
        assertThat(walk(List.of("a", "b"), List.of("b", "c"), List.of()))
                .containsExactly("a", "b", "b", "c");
    }

    @Test
    void a_service_that_gives_the_same_page_again_is_found_out() {
        Stream<String> all = walk(List.of("a", "b"), List.of("b", "a"), List.of());

        assertThatThrownBy(all::toList)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE))
                .hasMessageStartingWith("The service gave letters again");
    }

    @SafeVarargs
    private Stream<String> walk(List<String>... pages) {
        return PageWalk.of("letters", Function.identity(), pages(pages));
    }

    @SafeVarargs
    private IntFunction<List<String>> pages(List<String>... pages) {
        return taken -> {
            asked.add(taken);
            return pages[asked.size() - 1];
        };
    }
}
