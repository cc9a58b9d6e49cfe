package dev.cubechat.cli.msg;

import dev.cubechat.cli.Conditions;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.ExportOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.export.Asked;
import dev.cubechat.export.Exported;
import dev.cubechat.export.Exporter;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.service.message.HistoryRequest;
import dev.cubechat.service.message.Messages;
import dev.cubechat.service.message.Preview;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Without {@code --order} the newest messages are shown, in the order in which people read. */
@Command(
        footer = {
            "cubechat msg history '#Climbers' --all -o ~/climbers.jsonl --resume",
            "cubechat msg history last --since yesterday --all --jsonl"
        })
final class HistoryCommand implements Runnable, Documented, Explained {
    private static final int USUAL = 25;

    @Parameters(paramLabel = "DIALOG", description = "An id, @login, '#name' or last.")
    DialogTarget dialog;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many; 25 without it, the newest.")
    @Nullable Integer limit;

    @Option(names = "--skip", paramLabel = "N", description = "Leave out the first ones.")
    int skip;

    @Option(names = "--all", description = "Every one, page by page, by time and id.")
    boolean all;

    @Option(names = "--since", paramLabel = "TIME", description = "Sent after this time.")
    @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Sent before this time.")
    @Nullable Instant until;

    @Option(
            names = "--order",
            paramLabel = "asc|desc",
            description = "From the oldest up, or from the newest down.")
    MessageQuery.@Nullable Order order;

    @Option(
            names = "--filter",
            paramLabel = "FIELD[OP]=VALUE",
            description = "A condition in the service's own words, such as 'sender_id=102'.")
    List<Filter> filters = new ArrayList<>();

    @Option(names = "--mark-read", description = "Mark what is shown as read by you.")
    boolean markRead;

    @Option(
            names = "--preview",
            description = "Of a dialog you are not in, where it allows that: the newest 20.")
    boolean preview;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With --all: to a file, which --resume can go on with; - is stdout.")
    @Nullable Path output;

    @Mixin final ExportOptions export = new ExportOptions();

    private final Desk desk;

    HistoryCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return file() == null ? Shown.MESSAGE : ExportOptions.EXPORTED;
    }

    @Override
    public String notes() {
        return "With -o FILE the messages go there: --json and --jsonl print one record about the"
                + " file, with the fields of dialog export.";
    }

    @Override
    public void run() {
        check();
        Path file = file();
        if (file != null) {
            export(file);
            return;
        }
        Messages messages = desk.services().messages();
        DialogId there = messages.dialog(dialog);
        if (preview) {
            show(messages.preview(there));
        } else if (all) {
            whole(messages, there);
        } else if (skip == 0 && limit() >= MessageQuery.MOST) {
            walk(messages, there);
        } else {
            page(messages, there);
        }
    }

    private void check() {
        if (limit() < 1 || skip < 0) {
            throw usage("--limit begins at 1 and --skip at 0.");
        }
        if (all && (limit != null || skip > 0)) {
            throw usage("--all goes with neither --limit nor --skip.");
        }
        if (skip > 0 && limit() > MessageQuery.MOST) {
            throw usage("With --skip the --limit ends at 100.");
        }
        if (preview && (all || markRead || !filters.isEmpty())) {
            throw usage("--preview goes with neither --all, --mark-read nor --filter.");
        }
        if (file() == null && export.given()) {
            throw usage("--format, --resume, --verify and --marks go with -o FILE.");
        }
        if (file() != null && !isWhole()) {
            throw usage(
                    "-o needs --all, and goes with neither --order, --mark-read nor --preview.");
        }
        List<Filter> conditions = new ArrayList<>(filters);
        conditions.addAll(HistoryRequest.bounds(since, until));
        // So is the dialog, which is not looked up before the options are known to be right.
        conditions.add(Filter.of("chat_dialog_id", Filter.Operator.EQ, ""));
        Conditions.eachOnce(conditions);
    }

    /** Where to write, where that is not stdout; {@code -} is stdout. */
    private @Nullable Path file() {
        return output == null || output.toString().equals("-") ? null : output;
    }

    private void whole(Messages messages, DialogId there) {
        Stream<List<Message>> pages = messages.pages(request(there, MessageQuery.MOST, 0));
        if (markRead) {
            desk.out().lots(Shown.MESSAGE, pages, shown -> messages.markRead(there, shown));
        } else {
            desk.out().lots(Shown.MESSAGE, pages);
        }
    }

    private void walk(Messages messages, DialogId there) {
        List<Message> taken = new ArrayList<>();
        boolean more;
        try (Stream<Message> found = messages.history(request(there, MessageQuery.MOST, 0))) {
            Iterator<Message> each = found.iterator();
            while (taken.size() < limit() && each.hasNext()) {
                taken.add(each.next());
            }
            more = each.hasNext();
        }
        show(messages, there, taken, more);
    }

    /** One more than is shown tells whether there is more, in another page after a full one. */
    private void page(Messages messages, DialogId there) {
        int size = Math.min(MessageQuery.MOST, limit() + 1);
        List<Message> found = messages.page(request(there, size, skip)).items();
        boolean more = found.size() > limit();
        if (found.size() == limit() && limit() == size) {
            more = !messages.page(request(there, 1, skip + size)).items().isEmpty();
        }
        show(messages, there, found.subList(0, Math.min(limit(), found.size())), more);
    }

    private void show(Messages messages, DialogId there, List<Message> taken, boolean more) {
        list(taken);
        if (markRead) {
            messages.markRead(there, taken);
        }
        if (more) {
            desk.out().cut(shown(taken.size()) + " shown; --all shows every one");
        }
    }

    private void show(Preview found) {
        List<Message> fitting = found.between(since, until);
        List<Message> ordered =
                order == MessageQuery.Order.OLDEST_FIRST ? fitting : fitting.reversed();
        List<Message> taken = ordered.stream().skip(skip).limit(limit()).toList();
        list(taken);
        if (skip + taken.size() < fitting.size()) {
            desk.out().cut(shown(taken.size()) + " of a preview shown");
        } else if (found.isCut(since)) {
            desk.out().cut("a preview has the newest " + Preview.MOST + " only");
        }
    }

    private void list(List<Message> taken) {
        desk.out().list(Shown.MESSAGE, order == null ? taken.reversed() : taken);
    }

    private String shown(int count) {
        String which = order == MessageQuery.Order.OLDEST_FIRST ? "oldest" : "newest";
        return skip == 0
                ? "the " + which + " " + count
                : count + " after the " + which + " " + skip;
    }

    private boolean isWhole() {
        return all && order == null && !markRead && !preview;
    }

    private void export(Path file) {
        Asked asked =
                new Asked(
                        dialog,
                        filters,
                        since,
                        until,
                        file,
                        false,
                        export.form(file),
                        export.fields(),
                        export.how());
        Exported done = new Exporter(desk.services(), desk.out()::progress).export(asked);
        desk.out().tell(ExportOptions.EXPORTED, done, done.sentence());
        Failure.throwAny(done.failure());
    }

    private int limit() {
        return limit == null ? USUAL : limit;
    }

    private HistoryRequest request(DialogId there, int size, int from) {
        MessageQuery.Order usual =
                all ? MessageQuery.Order.OLDEST_FIRST : MessageQuery.Order.NEWEST_FIRST;
        return new HistoryRequest(
                new DialogTarget.Id(there),
                filters,
                since,
                until,
                order == null ? usual : order,
                size,
                from);
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat msg history --help");
    }
}
