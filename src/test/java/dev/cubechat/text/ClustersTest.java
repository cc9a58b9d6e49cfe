package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class ClustersTest {
    @Test
    void what_a_person_counts_as_one_is_one() {
        assertThat(Clusters.of("ae\u0301漢👩‍💻🇩🇪1\ufe0f\u20e3z"))
                .containsExactly("a", "e\u0301", "漢", "👩‍💻", "🇩🇪", "1\ufe0f\u20e3", "z");
        assertThat(Clusters.of("")).isEmpty();
    }

    @Test
    void one_can_walk_in_both_directions() {
        String text = "hé e\u0301👨‍👩‍👧‍👦🇩🇪🇫🇷 漢字\nक्षि x";

        List<Integer> forth = new ArrayList<>();
        for (int at = 0; at < text.length(); at = Clusters.after(text, at)) {
            forth.add(at);
        }
        List<Integer> back = new ArrayList<>();
        for (int at = text.length(); at > 0; at = Clusters.before(text, at)) {
            back.addFirst(Clusters.before(text, at));
        }

        assertThat(back).isEqualTo(forth);
        assertThat(Clusters.before(text, 0)).isZero();
        assertThat(Clusters.after(text, text.length())).isEqualTo(text.length());
    }

    @Test
    void the_quick_answers_are_those_of_the_full_rules() {
        Random random = new Random(7);
        int[] ingredients = {
            'a', ' ', 'é', 'д', 'か', 'カ', '漢', '한', 0x301, 0x3099, 0x200D, 0xFE0F, 0x20E3, '1',
            0x1F469, 0x1F4BB, 0x1F1E9, 0x1F1EA, 0x1F3FD, 0x915, 0x94D, 0x937, 0x93F, '\n', 0x1100,
            0x1161, 0x11A8, 0xAD, 0xA9, 0x600
        };
        for (int round = 0; round < 20_000; round++) {
            String text =
                    random.ints(8, 0, ingredients.length)
                            .map(i -> ingredients[i])
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();

            assertThat(Clusters.of(text))
                    .isEqualTo(
                            Pattern.compile("\\X")
                                    .matcher(text)
                                    .results()
                                    .map(MatchResult::group)
                                    .toList());
        }
    }
}
