package dev.cubechat.cli.search;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.service.people.Hits;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in all that one may see. */
@Command(footer = "cubechat search Thursday --json")
public final class SearchCommand implements Runnable, Documented {
    private static final Columns<Hits> HITS =
            Columns.<Hits>of()
                    .and("dialogs", hits -> hits.dialogs().stream().map(Found::dialog).toList())
                    .and("messages", hits -> hits.messages().stream().map(Found::message).toList())
                    .and("users", hits -> hits.users().stream().map(Found::user).toList());

    @Parameters(paramLabel = "TEXT", description = "Any of these words; longer than 4 characters.")
    String text;

    @Option(names = "--exact", description = "The whole text as it is, not any of its words.")
    boolean exact;

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description = "Only here; ten of them at most.")
    List<DialogTarget> dialogs = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not before; goes with --until, three months at most.")
    @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Not after.")
    @Nullable Instant until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many, and never more than 100.")
    int limit = 100;

    private final Desk desk;

    public SearchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return HITS;
    }

    @Override
    public void run() {
        Hits hits = desk.services().search().find(text, exact, dialogs, since, until, limit);
        desk.out().show(HITS, hits, Hit.COLUMNS, Hit.all(hits));
        if (hits.count() >= limit) {
            desk.out().cut("the first " + hits.count() + " shown; there may be more");
        }
    }
}
