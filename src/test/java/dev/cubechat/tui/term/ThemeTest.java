package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

class ThemeTest {
    @ParameterizedTest
    @EnumSource(Role.class)
    void without_colours_there_are_none(Role role) {
        String sgr = sgr(Colours.NONE, Style.of(role).withHue(3));

        assertThat(sgr).matches("\u001b\\[(0(;[1-479])*)?m");
    }

    @Test
    void what_must_be_told_apart_differs_without_colours() {
        for (List<Role> apart :
                List.of(
                        List.of(Role.SENT, Role.DELIVERED, Role.READ, Role.FAILED),
                        List.of(Role.TEXT, Role.CURRENT, Role.UNREAD),
                        List.of(Role.TEXT, Role.MENTION, Role.MATCH, Role.LINK),
                        List.of(Role.NAME, Role.NAME_OWN),
                        List.of(Role.NOTICE, Role.WARNING, Role.ERROR))) {
            assertThat(apart.stream().map(role -> sgr(Colours.NONE, Style.of(role))))
                    .as("%s", apart)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void what_is_selected_looks_different_in_every_role(Role role) {
        for (Colours colours : Colours.values()) {
            assertThat(sgr(colours, Style.of(role).asSelected()))
                    .isNotEqualTo(sgr(colours, Style.of(role)));
        }
    }

    @ParameterizedTest
    @EnumSource(Colours.class)
    void what_is_selected_lies_on_one_ground(Colours colours) {
        String ground = ground(sgr(colours, Style.TEXT.asSelected()));

        for (Role role : List.of(Role.DIM, Role.NAME, Role.LINK, Role.QUOTE, Role.READ)) {
            assertThat(ground(sgr(colours, Style.of(role).withHue(3).asSelected())))
                    .as("%s", role)
                    .isEqualTo(ground);
        }
    }

    /** What is behind the letters, and whose colour it is where they are reversed. */
    private static String ground(String sgr) {
        String behind = sgr.replaceAll(".*(;48;[^m]*).*", "$1");
        return behind.equals(sgr) ? sgr.replaceAll(";[134](?=[;m])", "") : behind;
    }

    @ParameterizedTest
    @EnumSource(Colours.class)
    void a_reaction_of_ones_own_is_told_from_those_of_others(Colours colours) {
        Style reaction = Style.of(Role.REACTION);

        assertThat(sgr(colours, reaction.withHue(1))).isNotEqualTo(sgr(colours, reaction));
    }

    @Test
    void colours_are_said_in_the_terminals_way() {
        Style error = Style.of(Role.ERROR);

        assertThat(sgr(Colours.SIXTEEN, error)).isEqualTo("\u001b[0;1;91m");
        assertThat(sgr(Colours.MANY, error)).isEqualTo("\u001b[0;1;38;5;203m");
        assertThat(sgr(Colours.TRUE, error)).isEqualTo("\u001b[0;1;38;2;255;107;104m");
    }

    @Test
    void people_have_colours_of_their_own() {
        Style name = Style.of(Role.NAME);

        assertThat(sgr(Colours.MANY, name.withHue(1)))
                .isNotEqualTo(sgr(Colours.MANY, name.withHue(2)))
                .isEqualTo(sgr(Colours.MANY, name.withHue(9)));
        assertThat(sgr(Colours.MANY, name.withHue(-3))).contains("38;5;");
    }

    @Test
    void light_and_dark_differ() {
        Style own = Style.of(Role.NAME_OWN);

        assertThat(new Theme(Colours.TRUE, true, false).look(own))
                .isNotEqualTo(new Theme(Colours.TRUE, false, false).look(own));
    }

    @Test
    void the_environment_says_which_colours_there_are() {
        assertThat(Colours.of(Map.of("TERM", "xterm-256color"))).isEqualTo(Colours.MANY);
        assertThat(Colours.of(Map.of("TERM", "xterm", "COLORTERM", "truecolor")))
                .isEqualTo(Colours.TRUE);
        assertThat(Colours.of(Map.of("TERM", "linux"))).isEqualTo(Colours.SIXTEEN);
        assertThat(Colours.of(Map.of("TERM", "xterm-256color", "NO_COLOR", "1")))
                .isEqualTo(Colours.NONE);
        assertThat(Colours.of(Map.of("TERM", "xterm-256color", "NO_COLOR", "")))
                .isEqualTo(Colours.MANY);
    }

    private static String sgr(Colours colours, Style style) {
        return new Theme(colours, false, false).look(style).sgr();
    }
}
