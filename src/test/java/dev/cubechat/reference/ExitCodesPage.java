package dev.cubechat.reference;

import dev.cubechat.cli.ExitCode;
import dev.cubechat.model.FailureKind;

import java.util.Comparator;
import java.util.stream.Stream;

/** The page of the exit codes, from the table that the program uses. */
public record ExitCodesPage(Release release) {
    private static final int HUNG_UP = 129;
    private static final int TERMINATED = 143;

    public String text() {
        Roff page = release.page("cubechat-exit-codes", 7, "what the exit codes of cubechat mean");
        page.section("DESCRIPTION")
                .paragraph(
                        "Every command ends with one of these codes, and they change only with a"
                            + " major version. The word is the code in the error record of --json"
                            + " and --jsonl; see cubechat-json(7).")
                .section("EXIT CODES")
                .entry(Roff.bold(Integer.toString(ExitCode.DONE)), "Done and acknowledged.")
                .entry(
                        Roff.bold(Integer.toString(ExitCode.BUG)) + " bug",
                        "A bug in cubechat, or something that fits nowhere else, such as an"
                                + " answer that cannot be written because the disk is full. Where"
                                + " the work was done all the same, the message says so, and the"
                                + " error record has done and the id in its details.");
        Stream.of(FailureKind.values())
                .filter(kind -> kind != FailureKind.INTERRUPTED)
                .sorted(Comparator.comparingInt(ExitCode::of))
                .forEach(kind -> page.entry(head(kind), meaning(kind) + prospect(kind)));
        return page.entry(
                        Roff.bold(Integer.toString(HUNG_UP)) + " hung up",
                        "Its terminal was closed (SIGHUP), and it left cleanly.")
                .entry(head(FailureKind.INTERRUPTED), meaning(FailureKind.INTERRUPTED))
                .entry(
                        Roff.bold(Integer.toString(TERMINATED)) + " terminated",
                        "It was asked to end (SIGTERM), and left cleanly.")
                .section("NOTES")
                .paragraph(
                        "A reader that closes the pipe, such as head, is no failure: the code is"
                                + " 0. Only msg pipe goes on without it, and its code says whether"
                                + " all was sent.")
                .paragraph(
                        "What keeps the program from starting at all, such as too little memory,"
                                + " is said on stderr, and the code is 1, or 14 where it lies in a"
                                + " folder with a colon in its name. Only the report of a crash of"
                                + " the Java runtime comes on stdout, in lines that begin with #,"
                                + " with code 1 or 134.")
                .section("SEE ALSO")
                .text("cubechat(1), cubechat-json(7)")
                .text();
    }

    private static String head(FailureKind kind) {
        return Roff.bold(Integer.toString(ExitCode.of(kind))) + " " + kind.word();
    }

    private static String prospect(FailureKind kind) {
        return kind.retryable() ? " Later the same may well succeed." : "";
    }

    private static String meaning(FailureKind kind) {
        return switch (kind) {
            case USAGE -> "The command line is wrong; nothing was done.";
            case PARTIAL ->
                    "Some of several targets failed, or with --fail-on-truncate a list was cut.";
            case NOT_SIGNED_IN -> "Nobody is signed in, or the credentials were refused.";
            case NOT_FOUND -> "There is no such person, dialog, message or file.";
            case NOT_ALLOWED -> "The service does not allow it to this person.";
            case RATE_LIMITED -> "Too many requests, and waiting did not help.";
            case UNREACHABLE -> "Network, TLS, or a server that fails, after some tries.";
            case CONFLICT -> "A name fits several things, or the thing is already so.";
            case TIMED_OUT -> "What was awaited did not happen in time.";
            case OUTCOME_UNKNOWN ->
                    "The request left and no answer came, so it may have been done. With the same"
                            + " id nothing is done twice.";
            case BLOCKED -> "The recipient blocks you, or you block the recipient.";
            case INVALID -> "The service refused the input.";
            case CONFIGURATION ->
                    "The configuration, a file it names, or the secret store is wrong.";
            case INTERRUPTED ->
                    "It was interrupted (SIGINT), and left cleanly; or whoever was asked something"
                            + " said no, or gave no answer.";
        };
    }
}
