package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserChange;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

@Command(footer = "cubechat auth signup --login nora --password-file ~/nora.pw --full-name Nora")
final class SignupCommand implements Runnable, Documented, Explained {
    @Option(names = "--full-name", paramLabel = "NAME", description = "What to be called.")
    @Nullable String fullName;

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag; five at most.")
    @Nullable List<String> tags;

    @Mixin final SignInOptions signIn;
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    SignupCommand(Desk desk, SignInOptions signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public String notes() {
        return "A password that has to be asked for is asked for twice; nothing is done (exit 2)"
                + " where the answers differ.";
    }

    @Override
    public void run() {
        if (tags != null && tags.size() > UserChange.MOST_TAGS) {
            throw new Failure(FailureKind.USAGE, "A person has at most five tags.");
        }
        UserChange profile =
                new UserChange(
                        null, null, null, null, fullName, null, null, null, null, null, tags);
        dryRun.show(desk.services().accounts().signUp(profile), Shown.USER, desk.out());
    }
}
