package dev.cubechat.app.demo;

import dev.cubechat.cli.Stop;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Runs a command line of this program, in this process. */
@FunctionalInterface
public interface Cubechat {
    /**
     * Returns when it is done.
     *
     * @param said gets what it writes, to stdout and stderr alike
     * @param stop ends it early
     * @return the exit code
     */
    int run(List<String> words, Map<String, String> environment, OutputStream said, Stop stop);
}
