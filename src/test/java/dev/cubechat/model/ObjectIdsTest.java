package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class ObjectIdsTest {
    private final ObjectIds ids =
            new ObjectIds(InstantSource.fixed(Instant.ofEpochSecond(0x65f0a1b2L)), new Random(1));

    @Test
    void an_id_begins_with_the_time_and_is_24_hexadecimal_digits() {
        assertThat(ids.next()).startsWith("65f0a1b2").matches(ObjectIds::isObjectId);
    }

    @Test
    void ids_of_one_second_differ_and_rise() {
        List<String> made = Stream.generate(ids::next).limit(10_000).toList();

        assertThat(made).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void two_makers_in_one_second_do_not_meet() {
        ObjectIds others =
                new ObjectIds(
                        InstantSource.fixed(Instant.ofEpochSecond(0x65f0a1b2L)), new Random(2));

        assertThat(ids.next().substring(8, 18)).isNotEqualTo(others.next().substring(8, 18));
    }
}
