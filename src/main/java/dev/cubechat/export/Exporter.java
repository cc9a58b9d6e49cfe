package dev.cubechat.export;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.service.Services;
import dev.cubechat.service.call.Partly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Exports dialogs of the person who is signed in. Used by one thread. */
public final class Exporter {
    private final Services services;
    private final Function<String, Progress> progress;

    /**
     * @param progress hears how far the export to a file of that name has come
     */
    public Exporter(Services services, Function<String, Progress> progress) {
        this.services = services;
        this.progress = progress;
    }

    /** Exports one dialog. */
    public Exported export(Asked asked) {
        return export(asked, services.dialogs().show(asked.dialog()));
    }

    private Exported export(Asked asked, Dialog dialog) {
        InstantSource clock = services.clock();
        Plan plan =
                new Plan(
                        new Scope(dialog.id(), asked.filters(), asked.since(), asked.until()),
                        asked.until() == null,
                        asked.form(),
                        dialog.name() == null ? dialog.id().value() : dialog.name(),
                        asked.fields().names(),
                        clock.instant());
        Source source = new DialogSource(services.messages(), asked.how().pageSize());
        Path file = asked.file(dialog.id());
        if (asked.folder()) {
            makeFolder(asked.where());
        }
        Progress line = progress.apply(String.valueOf(file.getFileName()));
        return new Export(source, asked.fields().of(), clock, line)
                .run(plan, Pair.of(file), asked.how());
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notMade) {
            throw Trouble.of("make", folder, notMade);
        }
    }

    /**
     * Exports several, each once by whatever names it was asked for, and goes on with the others
     * where one cannot be.
     */
    public Partly<Exported> export(List<Asked> all) {
        List<Exported> done = new ArrayList<>();
        List<Failure> refused = new ArrayList<>();
        Set<Path> begun = new HashSet<>();
        for (Asked asked : all) {
            try {
                Dialog dialog = services.dialogs().show(asked.dialog());
                if (begun.add(asked.file(dialog.id()))) {
                    done.add(export(asked, dialog));
                }
            } catch (Failure failure) {
                if (failure.kind() == FailureKind.INTERRUPTED) {
                    throw failure;
                }
                refused.add(failure);
            }
        }
        done.forEach(each -> each.failure().ifPresent(refused::add));
        return new Partly<>(done, refused);
    }
}
