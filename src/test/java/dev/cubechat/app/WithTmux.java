package dev.cubechat.app;

/** For tests of the chat in a terminal of tmux. */
final class WithTmux extends WithProgram {
    WithTmux() {
        super("the chat in a terminal", "tmux");
    }
}
