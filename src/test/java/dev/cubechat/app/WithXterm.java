package dev.cubechat.app;

/** For tests that look at a picture of xterm. */
final class WithXterm extends WithProgram {
    WithXterm() {
        super("the chat in a picture of xterm", "xterm", "Xvfb");
    }
}
