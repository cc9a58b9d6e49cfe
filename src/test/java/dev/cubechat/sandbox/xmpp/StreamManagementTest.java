package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class StreamManagementTest {
    private static final long LAST = 4_294_967_295L;

    @Test
    void what_comes_is_counted_and_the_counter_turns_over() {
        StreamManagement counting = new StreamManagement(LAST, 0);

        counting.came();
        counting.came();

        assertThat(counting.handled()).isEqualTo(1);
    }

    @Test
    void what_goes_is_kept_until_it_is_acknowledged() {
        StreamManagement counting = new StreamManagement();
        List<Parcel> parcels = List.of(parcel(), parcel(), parcel());
        parcels.forEach(counting::goes);

        long news = counting.acknowledge(2);

        assertThat(news).isEqualTo(2);
        assertThat(counting.unacknowledged()).containsExactly(parcels.get(2));
        assertThat(counting.acknowledge(2)).isZero();
    }

    @Test
    void acknowledging_turns_over_too() {
        StreamManagement counting = new StreamManagement(0, LAST - 1);
        List<Parcel> parcels = List.of(parcel(), parcel(), parcel());
        parcels.forEach(counting::goes);

        assertThat(counting.canBe(1)).isTrue();
        assertThat(counting.acknowledge(0)).isEqualTo(2);
        assertThat(counting.unacknowledged()).containsExactly(parcels.get(2));
    }

    @Test
    void nobody_can_have_handled_more_than_was_sent_or_less_than_before() {
        StreamManagement counting = new StreamManagement();
        List.of(parcel(), parcel(), parcel()).forEach(counting::goes);
        counting.acknowledge(2);

        assertThat(counting.canBe(3)).isTrue();
        assertThat(counting.canBe(4)).isFalse();
        assertThat(counting.canBe(1)).isFalse();
    }

    @Test
    void a_parcel_is_given_up_only_by_the_last_who_had_it_and_only_where_none_delivered() {
        Parcel lost = parcel();
        lost.taken();
        lost.taken();
        Parcel arrived = parcel();
        arrived.taken();
        arrived.taken();
        arrived.arrived();
        Parcel passing = Parcel.passing(Xml.of("message", Ns.CLIENT));
        passing.taken();

        assertThat(lost.abandoned()).isFalse();
        assertThat(lost.abandoned()).isTrue();
        assertThat(arrived.abandoned()).isFalse();
        assertThat(arrived.abandoned()).isFalse();
        assertThat(passing.abandoned()).isFalse();
    }

    private static Parcel parcel() {
        return Parcel.waiting(Xml.of("message", Ns.CLIENT), Instant.EPOCH, 1);
    }
}
