package dev.cubechat.service.call;

import dev.cubechat.config.KnownNames;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Notes the names of dialogs and people in the service's answers, so that Tab can offer them; they
 * are written down when the run is over. Safe for threads.
 */
public final class Acquaintances {
    private static final int MOST = 1000;

    private final KnownNames names;
    private final Consumer<String> trace;
    private final Set<String> met = new LinkedHashSet<>();

    public Acquaintances(KnownNames names, Consumer<String> trace) {
        this.names = names;
        this.trace = trace;
    }

    /** Looks whether an answer of the service names anybody. */
    void meet(@Nullable Object answer) {
        switch (answer) {
            // Most that comes; to see that it is no list takes longer.
            case Message nobody -> {}
            // A private dialog is called what the other person is called.
            case Dialog dialog when dialog.type() != DialogType.PRIVATE -> note('#', dialog.name());
            case User user -> note('@', user.login());
            case Page<?> page -> page.items().forEach(this::meet);
            case List<?> several -> several.forEach(this::meet);
            case null, default -> {}
        }
    }

    /** Writes them down. Where that fails, Tab knows less, and nothing else is wrong. */
    public synchronized void keep() {
        if (met.isEmpty()) {
            return;
        }
        try {
            names.add(met);
        } catch (Failure unwritable) {
            trace.accept("names for completion: " + unwritable.sentence());
        }
    }

    private synchronized void note(char sign, @Nullable String name) {
        if (name != null
                && !name.isBlank()
                && met.size() < MOST
                && name.chars().noneMatch(Character::isISOControl)) {
            met.add(sign + name);
        }
    }
}
