package dev.cubechat.tui.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AnswersTest {
    @Test
    void names_that_nobody_asked_for_by_a_line_answer_no_line() {
        Errand asked = new Errand.FindPeople("Len");
        List<Errand> waiting = new ArrayList<>(List.of(asked));
        Errand.LoadPeople quiet = new Errand.LoadPeople(List.of(new UserId(7)));

        assertThat(Answers.remove(waiting, new Event.PeopleCame(quiet, List.of()))).isFalse();
        assertThat(Answers.remove(waiting, new Event.PeopleCame(asked, List.of()))).isTrue();
        assertThat(waiting).isEmpty();
    }
}
