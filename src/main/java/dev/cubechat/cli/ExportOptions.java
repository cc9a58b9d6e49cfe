package dev.cubechat.cli;

import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.export.Asked;
import dev.cubechat.export.Exported;
import dev.cubechat.export.Fields;
import dev.cubechat.export.Form;
import dev.cubechat.export.Gap;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** How to export to files. */
public final class ExportOptions {
    /** What is told of a file that was written. */
    public static final Columns<Exported> EXPORTED =
            Columns.<Exported>of()
                    .and("dialog_id", Exported::dialog)
                    .and("status", exported -> exported.outcome().word())
                    .and("messages", Exported::messages)
                    .and("path", exported -> exported.path().toString())
                    .also("bytes", Exported::bytes)
                    .also("sha256", Exported::sha256)
                    .also("since", Exported::since)
                    .also("until", Exported::until)
                    .also("gaps", exported -> exported.gaps().stream().map(Gap::write).toList());

    /** What changes without {@code updated_at}, or because someone looks. */
    private static final Columns<Message> LASTING =
            Shown.MESSAGE.without("updated_at", "read_ids", "delivered_ids", "reactions");

    @Option(
            names = "--format",
            paramLabel = "jsonl|json|csv|md",
            description = "How the file is written; otherwise as its name ends, or jsonl.")
    @Nullable Form form;

    @Option(
            names = "--resume",
            description =
                    "Go on with a file that broke off; bring a whole one up to date, where this"
                            + " clock is no more than 5 minutes ahead of the service's.")
    boolean resume;

    @Option(
            names = "--verify",
            description = "Count on the service what is in the file; exit 3 where they differ.")
    boolean verify;

    @Option(
            names = "--marks",
            description = "Also who has it, who read it, and reactions, as they were when read.")
    boolean marks;

    @Option(
            names = "--page-size",
            hidden = true,
            paramLabel = "N",
            description = "How many messages to ask for at once.")
    int pageSize = MessageQuery.MOST;

    /** Whether any of these was given. */
    public boolean given() {
        return form != null || resume || verify || marks;
    }

    /** The form of a file of that name. */
    public Form form(Path file) {
        if (form != null) {
            return form;
        }
        return Form.ofName(String.valueOf(file.getFileName())).orElse(Form.JSONL);
    }

    /** The form that was asked for. */
    public Form form() {
        return form == null ? Form.JSONL : form;
    }

    /** What goes into the files. */
    public Fields fields() {
        Columns<Message> columns = marks ? Shown.MESSAGE : LASTING;
        return new Fields(columns.names(), columns::json);
    }

    /** How to go about it. */
    public Asked.How how() {
        return new Asked.How(resume, verify, pageSize);
    }
}
