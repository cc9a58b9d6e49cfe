package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

class HyperlinksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TERM=xterm-kitty",
                "TERM=foot-direct",
                "TERM=alacritty",
                "TERM=xterm-256color VTE_VERSION=7200",
                "TERM=xterm-256color TERM_PROGRAM=iTerm.app",
                "TERM=xterm-256color WT_SESSION=1",
                "TERM=xterm-256color KONSOLE_VERSION=220403",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4",
                "TERM=screen-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.5a"
            })
    void these_take_links(String environment) {
        assertThat(Hyperlinks.areTaken(of(environment))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=b",
                "TERM=dumb VTE_VERSION=7200",
                "TERM=xterm-256color",
                "TERM=linux",
                "TERM=xterm-256color VTE_VERSION=5000",
                "TERM=xterm-256color VTE_VERSION=new",
                "TERM=xterm-kitty NO_COLOR=1",
                "TERM=screen-256color STY=1.pts VTE_VERSION=7200",
                "TERM=tmux-256color TMUX=/tmp/t VTE_VERSION=7200",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a",
                "TERM=tmux-256color TMUX=/tmp/t TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=next-9"
            })
    void these_do_not_or_nobody_knows(String environment) {
        assertThat(Hyperlinks.areTaken(of(environment))).isFalse();
    }

    private static Map<String, String> of(String environment) {
        return Arrays.stream(environment.split(" ", -1))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }
}
