package dev.cubechat.app;

import dev.cubechat.cli.ExitCode;
import dev.cubechat.cli.output.EventRecord;
import dev.cubechat.cli.output.FailureReport;
import dev.cubechat.cli.output.Out;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.lines.EditedLines;
import dev.cubechat.tui.lines.Voice;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The voices of the chat line by line. */
final class ChatVoice {
    private ChatVoice() {}

    private static String said(Failure failure) {
        return "! " + failure.sentence() + failure.hint().map(hint -> " " + hint).orElse("");
    }

    /** Above the line that a person types. */
    record OnTerminal(EditedLines lines) implements Voice {
        @Override
        public void say(String line) {
            lines.say(line);
        }

        @Override
        public void tell(Instant at, ChatEvent event) {}

        @Override
        public void complain(Failure failure) {
            lines.say(TerminalText.line(said(failure)));
        }
    }

    /** One line after the other; what goes wrong is said beside, unless a person listens. */
    record OnStream(Out out, PrintStream err, boolean person) implements Voice {
        @Override
        public void say(String line) {
            out.document((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void tell(Instant at, ChatEvent event) {}

        @Override
        public void complain(Failure failure) {
            if (person) {
                say(TerminalText.line(said(failure)));
            } else {
                new FailureReport(err, false, false).tell(failure, ExitCode.of(failure.kind()));
            }
        }
    }

    /** Records for a program; all else is said beside them. */
    record ForPrograms(Out out, PrintStream err) implements Voice {
        @Override
        public void say(String line) {
            out.note(line);
        }

        @Override
        public void tell(Instant at, ChatEvent event) {
            out.event(EventRecord.of(event, at));
        }

        @Override
        public void complain(Failure failure) {
            new FailureReport(err, true, false).tell(failure, ExitCode.of(failure.kind()));
        }
    }
}
