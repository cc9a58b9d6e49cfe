package dev.cubechat.tui.chat;

import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.talk.Outbox;
import dev.cubechat.tui.talk.Said;
import dev.cubechat.tui.words.Wish;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the program is left. What is on its way gets a moment; what was not sent is asked about once,
 * and becomes a draft of its dialog when it is certain that it will not be sent. What may have
 * arrived does not: it would be sent twice.
 */
final class Leaving {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private final Stage stage;
    private final Writer writer;

    /** Until when what is on its way may arrive; null while nobody waits for that. */
    private @Nullable Instant waitsUntil;

    /** When it is over though nobody told what became of the last messages; null while staying. */
    private @Nullable Instant goneAt;

    /** Nobody can be asked any more. */
    private boolean inHaste;

    /** What may have arrived was told. */
    private boolean told;

    Leaving(Stage stage, Writer writer) {
        this.stage = stage;
        this.writer = writer;
    }

    /** The person wants to leave. */
    void quit() {
        writer.leave();
        if (goneAt != null) {
            inHaste = true;
            settled();
        } else if ((unsent().isEmpty() && changes() == 0) || told) {
            stage.does(new Effect.Quit());
        } else if (waitsUntil == null && isOnItsWay()) {
            waitsUntil = stage.talk().now().plus(LAST_WORDS);
            stage.say("Sending what you wrote…");
        } else {
            ask();
        }
    }

    /** The person wants to leave whatever was not sent: nothing goes out from now on. */
    void leave() {
        waitsUntil = null;
        if (unsent().isEmpty() || told) {
            stage.does(new Effect.Quit());
        } else {
            goneAt = stage.talk().now().plus(GOODBYE);
            stage.does(new Errand.Destroy());
        }
    }

    /** The program ends, whatever anybody wants. */
    void end() {
        inHaste = true;
        writer.leave();
        leave();
    }

    /** The connection is gone for good, and so it is known what was sent. */
    void settled() {
        if (goneAt == null) {
            return;
        }
        goneAt = null;
        writer.keepUnsent();
        List<Outbox.Outgoing> doubtful = unsent();
        if (doubtful.isEmpty() || inHaste) {
            stage.does(new Effect.Quit());
        } else {
            told = true;
            tell(doubtful);
        }
    }

    /** Whether nothing goes out any more, and it is not known yet what did. */
    boolean isUnderWay() {
        return goneAt != null;
    }

    void look() {
        Instant now = stage.talk().now();
        if (waitsUntil != null && (!isOnItsWay() || !waitsUntil.isAfter(now))) {
            quit();
        }
        if (goneAt != null && !goneAt.isAfter(now)) {
            settled();
        }
    }

    Stream<Instant> wakes() {
        return Stream.concat(Stream.ofNullable(waitsUntil), Stream.ofNullable(goneAt));
    }

    private boolean isOnItsWay() {
        return stage.talk().link().isUp() && (said().outbox().isAtWork() || changes() > 0);
    }

    private void ask() {
        waitsUntil = null;
        show("Leave", String.join(" ", Stream.concat(unsentTold(), changesTold()).toList()));
    }

    private Stream<String> unsentTold() {
        int count = unsent().size();
        if (count == 0) {
            return Stream.empty();
        }
        boolean files = unsent().stream().anyMatch(one -> one.draft().body() == null);
        return Stream.of(
                count == 1 ? "1 message was not sent." : count + " messages were not sent.",
                files ? "Texts stay as drafts, files do not." : "What you wrote stays as a draft.");
    }

    /** Nobody can keep a change of what others may have changed or deleted meanwhile. */
    private Stream<String> changesTold() {
        return switch (changes()) {
            case 0 -> Stream.empty();
            case 1 -> Stream.of("1 change of a message was not sent, and is not kept.");
            default -> Stream.of(changes() + " changes of messages were not sent, nor are kept.");
        };
    }

    private void tell(List<Outbox.Outgoing> doubtful) {
        String text = doubtful.getLast().draft().body();
        String quoted = text == null ? "" : ": “" + text.lines().findFirst().orElse("") + "”";
        show(
                "Not known",
                (doubtful.size() == 1
                                ? "1 message may have arrived or not, and is no draft"
                                : doubtful.size()
                                        + " messages may have arrived or not, and are no drafts")
                        + quoted);
    }

    private void show(String title, String question) {
        Overlay.Answer leave = new Overlay.Answer("y", "leave", new Wish.Quit());
        Overlay.Ask ask = new Overlay.Ask(title, question, List.of(leave));
        stage.show(() -> ask);
    }

    private List<Outbox.Outgoing> unsent() {
        return said().outbox().all();
    }

    private int changes() {
        return stage.talk().changing();
    }

    private Said said() {
        return stage.talk().said();
    }
}
