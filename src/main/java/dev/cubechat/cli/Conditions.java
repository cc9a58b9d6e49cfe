package dev.cubechat.cli;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The conditions that {@code --filter} and other options of a list put on it together. */
public final class Conditions {
    private Conditions() {}

    /**
     * Lets pass conditions of which each can be asked. Of two with the same name the service would
     * drop one in silence.
     *
     * @return all of them
     * @throws Failure USAGE where two have the same name
     */
    public static List<Filter> eachOnce(List<Filter> all) {
        Set<String> names = new HashSet<>();
        for (Filter filter : all) {
            if (!names.add(filter.name())) {
                throw new Failure(
                                FailureKind.USAGE,
                                "Two conditions are about "
                                        + filter.name()
                                        + ", and the service takes one.")
                        .withHint("Say it once: by --filter, or by the option for it.");
            }
        }
        return all;
    }
}
