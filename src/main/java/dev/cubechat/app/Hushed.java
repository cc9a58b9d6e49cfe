package dev.cubechat.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Sends what is printed in this process to another place for a while. */
final class Hushed {
    private Hushed() {}

    static Runnable into(OutputStream elsewhere) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream there = new PrintStream(elsewhere, true, StandardCharsets.UTF_8);
        System.setOut(there);
        System.setErr(there);
        return () -> {
            System.setOut(out);
            System.setErr(err);
        };
    }
}
