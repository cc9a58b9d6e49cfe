package dev.cubechat.service.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.rest.ReplyTooLong;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

class FittingPagesTest {
    private static final MessageQuery QUERY =
            MessageQuery.newest(new DialogId("65f0a1b2c3d4e5f601020304"), 100);

    private final List<Integer> asked = new ArrayList<>();

    /** How many messages fit into a reply. */
    private int room = 100;

    @Test
    void where_all_fit_nothing_is_changed() {
        Page<Message> page = new FittingPages(this::page).apply(QUERY);

        assertThat(page.limit()).isZero();
        assertThat(FittingPages.isCut(page, QUERY)).isFalse();
        assertThat(asked).containsExactly(100);
    }

    @Test
    void half_as_many_are_asked_for_until_they_fit_and_so_for_what_follows() {
        room = 30;
        FittingPages pages = new FittingPages(this::page);

        Page<Message> page = pages.apply(QUERY);
        pages.apply(QUERY);
        pages.apply(QUERY.withLimit(7));

        assertThat(page.limit()).isEqualTo(25);
        assertThat(asked).containsExactly(100, 50, 25, 25, 7);
    }

    @Test
    void after_a_while_it_is_tried_with_more() {
        room = 60;
        FittingPages pages = new FittingPages(this::page);
        pages.apply(QUERY);
        room = 100;

        IntStream.range(0, 30).forEach(_ -> pages.apply(QUERY));

        assertThat(asked.subList(0, 3)).containsExactly(100, 50, 50);
        assertThat(asked.getLast()).isEqualTo(100);
        assertThat(Collections.frequency(asked, 50)).isEqualTo(20);
    }

    @Test
    void what_never_fits_and_other_trouble_is_told() {
        room = 1;
        FittingPages pages = new FittingPages(this::page);

        assertThatThrownBy(() -> pages.apply(QUERY)).isInstanceOf(Failure.class);
        assertThat(asked).containsExactly(100, 50, 25, 12, 6, 3, 2);

        asked.clear();
        FittingPages broken =
                new FittingPages(
                        query -> {
                            asked.add(query.limit());
                            throw new Failure(FailureKind.UNREACHABLE, "The line is down.");
                        });

        assertThatThrownBy(() -> broken.apply(QUERY)).hasMessage("The line is down.");
        assertThat(asked).containsExactly(100);
    }

    /** Of a service that does not say how many it gives at most. */
    private Page<Message> page(MessageQuery query) {
        asked.add(query.limit());
        if (query.limit() > room) {
            throw new Failure(FailureKind.UNREACHABLE, "Too long.", new ReplyTooLong(1));
        }
        return new Page<>(List.of(), 0, 0, OptionalLong.empty());
    }
}
