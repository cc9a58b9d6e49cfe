package dev.cubechat.tui.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

class WordsTest {
    private static final UserTarget ANN = new UserTarget.Login("ann");

    @Test
    void a_text_without_a_slash_is_a_message() {
        assertThat(Words.parse("hello / there")).isEqualTo(new Wish.Say("hello / there"));
        assertThat(Words.parse("  indented")).isEqualTo(new Wish.Say("  indented"));
    }

    @Test
    void two_slashes_are_one_that_is_text() {
        assertThat(Words.parse("//etc/passwd")).isEqualTo(new Wish.Say("/etc/passwd"));
    }

    @Test
    void a_dialog_is_opened_by_a_name_with_spaces() {
        assertThat(Words.parse("/open #Weekend trip"))
                .isEqualTo(new Wish.Open(new DialogTarget.Name("Weekend trip")));
    }

    @Test
    void a_group_s_name_ends_where_its_people_begin() {
        assertThat(Words.parse("/group Weekend trip @ann 1234567"))
                .isEqualTo(
                        new Wish.NewGroup(
                                "Weekend trip",
                                List.of(ANN, new UserTarget.Id(new UserId(1234567)))));
        assertThat(Words.parse("/group \"@home 2026\" @ann"))
                .isEqualTo(new Wish.NewGroup("@home 2026", List.of(ANN)));
    }

    @Test
    void a_theme_that_there_is_not_names_those_that_there_are() {
        assertThat(Words.parse("/theme light")).isEqualTo(new Wish.Theme("light"));
        assertThatThrownBy(() -> Words.parse("/theme nonsense"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("takes one of auto, dark, light, mono");
    }

    @Test
    void a_text_may_begin_with_the_word_last() {
        assertThat(Words.parse("/edit last week, not this"))
                .isEqualTo(new Wish.Edit(null, "last week, not this"));
    }

    @Test
    void a_message_can_be_named_by_its_id() {
        String id = "65f0a1c2c3d4e5f601020305";

        assertThat(Words.parse("/reply " + id + " yes"))
                .isEqualTo(new Wish.Reply(new MessageTarget.Id(new MessageId(id)), "yes"));
        assertThat(Words.parse("/delete last everyone"))
                .isEqualTo(new Wish.Delete(new MessageTarget.Last(), true));
    }

    @Test
    void a_file_with_spaces_goes_in_quotes() {
        assertThat(Words.parse("/attach \"my cat.png\" photo"))
                .isEqualTo(new Wish.Attach("my cat.png", "photo"));
    }

    @Test
    void an_emoji_can_be_named() {
        assertThat(Words.parse("/react :tada:")).isEqualTo(new Wish.React(null, "🎉", true));
        assertThat(Words.parse("/react 👍")).isEqualTo(new Wish.React(null, "👍", true));
    }

    @Test
    void a_mistyped_command_is_never_sent_and_the_right_one_is_proposed() {
        assertThatThrownBy(() -> Words.parse("/hlep"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.sentence()).isEqualTo("There is no command /hlep.");
                            assertThat(failure.hint()).contains("Did you mean /help?");
                        });
    }

    @Test
    void a_command_without_what_it_needs_says_so_and_how_it_is_typed() {
        assertThatThrownBy(() -> Words.parse("/block"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.sentence())
                                    .isEqualTo("/block: needs a person, such as @login.");
                            assertThat(failure.hint()).contains("/block USER [mutual]");
                        });
    }

    @Test
    void what_a_command_does_not_take_is_not_thrown_away() {
        assertThatThrownBy(() -> Words.parse("/quit now"))
                .hasMessage("/quit: does not take \"now\".");
    }

    @Test
    void no_name_stands_for_two_commands() {
        var seen = new HashSet<String>();

        for (Word word : Words.all()) {
            assertThat(word.names()).allSatisfy(name -> assertThat(seen.add(name)).isTrue());
            assertThat(word.help()).endsWith(".");
        }
    }

    @Test
    void every_named_emoji_has_one() {
        assertThat(Emoji.all()).hasSizeGreaterThan(200);
        assertThat(Emoji.all().values()).allMatch(emoji -> emoji.codePointAt(0) > 0x2000);
        assertThat(Emoji.named(":nothing:")).isEqualTo(":nothing:");
    }
}
