package dev.cubechat.cli.user;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.cli.output.Shown;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.User;
import dev.cubechat.model.UserChange;
import dev.cubechat.service.Services;
import dev.cubechat.service.call.Operation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

@Command(footer = "cubechat user update --full-name 'Mira Sol' --tag climber")
final class UpdateCommand implements Runnable, Documented {
    @Option(names = "--full-name", paramLabel = "NAME", description = "What to be called.")
    @Nullable String fullName;

    @Option(names = "--new-login", paramLabel = "LOGIN", description = "Another login.")
    @Nullable String login;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Another e-mail address.")
    @Nullable String email;

    @Option(names = "--phone", paramLabel = "NUMBER", description = "A telephone number.")
    @Nullable String phone;

    @Option(names = "--website", paramLabel = "URL", description = "A page.")
    @Nullable String website;

    @Option(
            names = "--avatar",
            paramLabel = "URL|UID|PATH",
            description = "A picture: an address, a stored file's uid, or a file that is uploaded.")
    @Nullable FileSource avatar;

    @Option(names = "--custom-data", paramLabel = "TEXT", description = "Any text, such as JSON.")
    @Nullable String customData;

    @Option(
            names = "--external-id",
            paramLabel = "ID",
            description = "The person's id in another system.")
    @Nullable String externalId;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "These tags instead of the old ones, five at most; '' for none.")
    @Nullable List<String> tags;

    @Option(
            names = "--new-password-file",
            paramLabel = "FILE",
            description = "Another password: the first line of this file.")
    @Nullable Path newPassword;

    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    UpdateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Shown.USER;
    }

    @Override
    public void run() {
        desk.stop().cleanlyIf(avatar != null, this::update);
    }

    private void update() {
        dryRun.show(updating(), Shown.USER, desk.out());
    }

    private Operation<User> updating() {
        Services services = desk.services();
        return avatar == null
                ? services.people().update(change(null), newPassword)
                : services.enclosing()
                        .picturing(
                                avatar,
                                picture -> services.people().update(change(picture), newPassword),
                                desk.out()::progress);
    }

    private UserChange change(@Nullable String picture) {
        return new UserChange(
                login,
                email,
                null,
                null,
                fullName,
                phone,
                website,
                picture,
                customData,
                externalId,
                tags());
    }

    private @Nullable List<String> tags() {
        if (tags == null) {
            return null;
        }
        List<String> wanted = tags.stream().filter(tag -> !tag.isBlank()).toList();
        if (wanted.size() > UserChange.MOST_TAGS) {
            throw new Failure(FailureKind.USAGE, "A person has at most five tags.");
        }
        return wanted;
    }
}
