package dev.cubechat.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that a profile's commands have met, as targets are typed: {@code #name} for a dialog,
 * {@code @login} for a person. What Tab offers comes from here. One a line, new ones first.
 */
public final class KnownNames {
    private static final String FILE = "names";
    private static final int MOST = 1000;

    private final PrivateFolder folder;
    private final boolean writable;

    /**
     * @param writable false where nothing of a person's may be written; then adding does nothing
     */
    KnownNames(PrivateFolder folder, boolean writable) {
        this.folder = folder;
        this.writable = writable;
    }

    public List<String> read() {
        return folder.read(FILE).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** Adds those that are new; where there are too many, the oldest go. */
    public void add(Collection<String> names) {
        if (!writable) {
            return;
        }
        List<String> before = read();
        Set<String> all = new LinkedHashSet<>(names);
        all.removeAll(Set.copyOf(before));
        if (!all.isEmpty()) {
            all.addAll(before);
            folder.write(
                    FILE,
                    all.stream()
                            .limit(MOST)
                            .map(name -> name + "\n")
                            .collect(Collectors.joining()));
        }
    }

    /** Forgets all of them. */
    public void forget() {
        folder.delete(FILE);
    }
}
