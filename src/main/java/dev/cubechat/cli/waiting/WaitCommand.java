package dev.cubechat.cli.waiting;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.EventTypes;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.LineOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.UserIdOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.json.Json;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.Services;
import dev.cubechat.service.follow.Ending;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.follow.Start;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.Delivering;
import dev.cubechat.service.people.People;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Waits until something happens, prints it, and ends. Says "ready" on stderr when it listens. */
@Command(footer = "cubechat wait --dialog '#Climbers' --since 7d --match Thursday --timeout 20s")
public final class WaitCommand implements Runnable, Documented, Explained {
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Option(
            names = "--event",
            paramLabel = "TYPE",
            split = ",",
            completionCandidates = EventTypes.class,
            description = "One of these types of event, as listen --only has them; else message.")
    Set<String> events = new LinkedHashSet<>();

    @Option(
            names = "--dialog",
            paramLabel = "DIALOG",
            description = "In this dialog, or one of these.")
    List<DialogTarget> dialogs = new ArrayList<>();

    @Option(
            names = "--sender",
            paramLabel = "USER",
            description = "By this person, or one of these; me is oneself.")
    List<UserTarget> senders = new ArrayList<>();

    @Option(names = "--others", description = "Not by oneself.")
    boolean others;

    @Option(
            names = "--match",
            paramLabel = "REGEX",
            description =
                    "With this regular expression in its text; (?i) before it makes case no"
                            + " matter.")
    @Nullable String match;

    @Option(
            names = "--field",
            paramLabel = "NAME=VALUE",
            description = "With this field, added by its sender or one of the record; every one.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "PLACE",
            description =
                    "Look back first: to a time, an age such as 10m, or a message of the one"
                            + " --dialog (an id, last or last:me), which itself does not count.")
    @Nullable Start since;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Wait for so many of them; above 1 --json is an array.")
    int count = 1;

    @Option(
            names = "--not",
            description =
                    "The other way round: done when the time is over and it did not happen; where"
                            + " it happens, exit 9; where it may have happened unseen, exit 8.")
    boolean not;

    @Mixin final LineOptions line = new LineOptions();

    @Mixin final SignInOptions signIn;
    @Mixin final UserIdOption userId;

    private final Desk desk;
    private final Supplier<Optional<Duration>> time;

    /**
     * @param time of {@code --timeout}, which here is how long to wait
     */
    public WaitCommand(
            Desk desk,
            SignInOptions signIn,
            UserIdOption userId,
            Supplier<Optional<Duration>> time) {
        this.desk = desk;
        this.signIn = signIn;
        this.userId = userId;
        this.time = time;
    }

    @Override
    public String notes() {
        return "--timeout is how long to wait in all; without it there is no end. Where nothing"
                + " came by then, the exit code is 10, or 0 with --not.";
    }

    @Override
    public Columns<?> columns() {
        return EventRecord.COLUMNS;
    }

    @Override
    public void run() {
        @Nullable Duration timeout = time.get().orElse(null);
        check(timeout);
        BoundedPattern pattern = pattern();
        List<FieldMatch> wantedFields = fields.stream().map(WaitCommand::field).toList();
        Set<String> heard = new HashSet<>(types());
        heard.addAll(Outlook.NEEDED);
        ListenRequest request =
                ListenRequest.EVERYTHING
                        .only(heard)
                        .in(dialogs)
                        .from(since == null ? Start.NOW : since)
                        .until(new Ending(0, timeout, null))
                        .over(line.settings(desk.out()))
                        .withReceipts(Delivering.Wanted.NOBODY)
                        .withoutGoodbye();
        desk.stop()
                .cleanly(
                        () -> {
                            Services services = desk.services();
                            Watch watch = new Watch();
                            try {
                                inTime(
                                        timeout,
                                        services::hangUp,
                                        () -> {
                                            Wanted wanted = wanted(services, pattern, wantedFields);
                                            services.stream()
                                                    .followUntil(
                                                            request,
                                                            stamped -> watch.see(stamped, wanted));
                                        });
                            } finally {
                                watch.tell();
                            }
                            settle(watch, timeout);
                        });
    }

    private Wanted wanted(
            Services services, @Nullable BoundedPattern pattern, List<FieldMatch> wantedFields) {
        People people = services.people();
        Set<UserId> by = new HashSet<>();
        senders.forEach(sender -> by.add(people.idOf(sender)));
        return new Wanted(types(), by, others ? people.me().id() : null, pattern, wantedFields);
    }

    /** Does it, but no longer than the time and a little more. */
    private static void inTime(@Nullable Duration timeout, Runnable hangUp, Runnable work) {
        if (timeout == null) {
            work.run();
            return;
        }
        try (Alarm alarm = Alarm.in(timeout.plus(GRACE), hangUp)) {
            try {
                work.run();
            } catch (Failure failure) {
                if (!alarm.rang() || failure.kind() != FailureKind.INTERRUPTED) {
                    throw failure;
                }
                boolean unused = Thread.interrupted();
            }
        }
    }

    /** What has been seen so far. */
    private final class Watch {
        private final Outlook outlook = new Outlook(types());

        /** Those that one value is to hold together. */
        private final List<Json.Obj> together = new ArrayList<>();

        private boolean ready;
        private int seen;

        /** Looks at an event; says whether that was all. */
        boolean see(Stamped stamped, Wanted wanted) {
            if (seen >= count) {
                return true;
            }
            outlook.hear(stamped.event());
            if (!ready && outlook.isClear()) {
                ready = true;
                desk.out().note("ready");
            }
            Json.Obj record = EventRecord.of(stamped.event(), stamped.at());
            if (!wanted.matches(record, desk.out()::note)) {
                return false;
            }
            if (count > 1 && desk.out().isOneValue()) {
                together.add(record);
            } else {
                desk.out().event(record);
            }
            seen++;
            return seen >= count;
        }

        /** Tells what has not been told one by one, as far as it came. */
        void tell() {
            if (!together.isEmpty()) {
                desk.out().events(together);
            }
        }
    }

    private void settle(Watch watch, @Nullable Duration timeout) {
        boolean happened = watch.seen >= count;
        if (not) {
            if (happened) {
                throw new Failure(FailureKind.CONFLICT, "It happened, and was not to.")
                        .withHint("What it was is on stdout.");
            }
            watch.outlook.checkNothingWasMissed();
            return;
        }
        if (happened) {
            return;
        }
        String within = timeout == null ? "" : " within " + told(timeout);
        Failure failure =
                watch.ready
                        ? tooFew(watch, within)
                        : new Failure(
                                        FailureKind.TIMED_OUT,
                                        "The chat server was not reached" + within + ".")
                                .withHint("See what keeps it away: cubechat presence ping");
        throw failure.withDetails(
                Json.obj().with("seen", watch.seen).with("wanted", count).build());
    }

    private Failure tooFew(Watch watch, String within) {
        String what = count == 1 ? "Nothing that fits" : "Only " + watch.seen + " of " + count;
        return watch.outlook.isHistoryMissing()
                ? new Failure(
                                FailureKind.TIMED_OUT,
                                what
                                        + " came"
                                        + within
                                        + ", but the history could not be looked up.")
                        .withHint("See what keeps it away: cubechat doctor")
                : new Failure(FailureKind.TIMED_OUT, what + " came" + within + ".")
                        .withHint(
                                since == null
                                        ? "Wait longer with --timeout, or look back with --since."
                                        : "Wait longer with --timeout.");
    }

    private static String told(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private Set<String> types() {
        return events.isEmpty() ? Set.of("message") : events;
    }

    private void check(@Nullable Duration timeout) {
        EventTypes.check(events);
        if (count < 1) {
            throw usage("--count begins at 1.", "cubechat wait --help");
        }
        if (not && timeout == null) {
            throw usage("--not needs a --timeout.", "such as --not --timeout 30s");
        }
        if (since instanceof Start.After && dialogs.size() != 1) {
            throw usage(
                    "--since with a message needs its --dialog, and no other.", "Add --dialog.");
        }
    }

    private @Nullable BoundedPattern pattern() {
        if (match == null) {
            return null;
        }
        try {
            return new BoundedPattern(Pattern.compile(match));
        } catch (PatternSyntaxException wrong) {
            throw usage(
                    "--match is no regular expression: " + wrong.getDescription() + ".",
                    "A \\ before . * + ? ( ) [ ] { } | ^ $ takes them as they are.");
        }
    }

    private static FieldMatch field(String text) {
        try {
            return FieldMatch.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw usage("--field: " + wrong.getMessage() + ".", "cubechat wait --help");
        }
    }

    private static Failure usage(String sentence, String hint) {
        return new Failure(FailureKind.USAGE, sentence).withHint(hint);
    }
}
