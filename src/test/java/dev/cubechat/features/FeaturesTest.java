package dev.cubechat.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every feature of the guides has its row on the page, and every row has tests that exist. */
class FeaturesTest {
    private static final Path PAGE = Path.of("src/test/resources/features/proofs.txt");

    @Test
    void every_feature_is_on_the_page_once_and_in_order() throws Exception {
        List<String> ids = page().stream().map(Feature::id).toList();

        List<String> all =
                Stream.of(
                                section("A", 11),
                                section("U", 14),
                                section("B", 12),
                                section("C", 34),
                                section("D", 27),
                                section("E", 12),
                                section("F", 9),
                                section("G", 7),
                                section("H", 14),
                                section("I", 5),
                                section("J", 3),
                                section("K", 6),
                                section("L", 3),
                                section("M", 4))
                        .flatMap(List::stream)
                        .toList();
        assertThat(all).hasSize(161);
        assertThat(ids).isEqualTo(all);
    }

    @Test
    void no_feature_is_without_a_proof_or_has_one_twice() throws Exception {
        assertThat(page())
                .allSatisfy(it -> assertThat(it.proofs()).isNotEmpty().doesNotHaveDuplicates());
    }

    @Test
    void every_proof_is_a_test_that_runs() throws Exception {
        TestsHere tests = TestsHere.find();

        List<String> missing = new ArrayList<>();
        for (Feature feature : page()) {
            for (Proof proof : feature.proofs()) {
                if (!tests.has(proof)) {
                    missing.add(feature.id() + " " + proof);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void what_is_no_test_is_noticed() throws Exception {
        TestsHere tests = TestsHere.find();

        assertThat(tests.has(Proof.of("FeaturesTest#what_is_no_test_is_noticed"))).isTrue();
        assertThat(tests.has(Proof.of("FeaturesTest#page"))).isFalse();
        assertThat(tests.has(Proof.of("FeaturesTest#what_was_renamed"))).isFalse();
        assertThat(tests.has(Proof.of("NobodysTest#what_is_no_test_is_noticed"))).isFalse();
        assertThat(tests.has(Proof.of("RestWitnessTest#admins come and go"))).isTrue();
        assertThat(tests.has(Proof.of("RestWitnessTest#admins come and stay"))).isFalse();
        assertThat(tests.has(Proof.of("ChatWitnessTest#admins come and go"))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Proof.of("FeaturesTest"));
    }

    private static List<Feature> page() throws Exception {
        return Feature.read(Files.readAllLines(PAGE));
    }

    private static List<String> section(String letter, int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(row -> letter + row).toList();
    }
}
