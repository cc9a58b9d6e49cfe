package dev.cubechat.app.sandbox;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * Takes this process out of its terminal, so that neither Ctrl-C there nor the end of whoever
 * started it reaches it. Java has no way to ask the system for that, and not every system has a
 * {@code setsid} program; all POSIX systems have the function.
 */
final class OwnSession {
    private OwnSession() {}

    /** Begins a session without a terminal, where the system knows such a thing. */
    @SuppressWarnings("restricted") // setsid() takes nothing and touches no memory
    static void begin() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setsid = linker.defaultLookup().find("setsid");
        if (setsid.isEmpty()) {
            return;
        }
        try {
            // It refuses (-1) only the leader of a process group, which has left already.
            int unused =
                    (int)
                            linker.downcallHandle(
                                            setsid.get(),
                                            FunctionDescriptor.of(ValueLayout.JAVA_INT))
                                    .invokeExact();
        } catch (RuntimeException | Error broken) {
            throw broken;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
