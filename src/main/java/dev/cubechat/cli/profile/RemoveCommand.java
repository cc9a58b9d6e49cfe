package dev.cubechat.cli.profile;

import dev.cubechat.cli.ConfirmOption;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.config.PasswordSource;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.call.Operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(footer = "cubechat profile remove work --yes")
final class RemoveCommand implements Runnable, Documented, Explained {
    private static final Columns<String> REMOVED =
            Columns.<String>of().and("name", name -> name).and("removed", name -> true);

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    String name;

    @Mixin final ConfirmOption confirm = new ConfirmOption();
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final ProfileDesk desk;

    RemoveCommand(ProfileDesk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return REMOVED;
    }

    @Override
    public String notes() {
        return "With the profile go the sessions and the authorization key that are kept for it,"
                + " the names that Tab offers, and, with password_keyring, the password in the"
                + " keyring. The service is not asked to end the sessions: cubechat auth logout"
                + " does that, before. Drafts of the chat and cursors of listen stay.";
    }

    @Override
    public void run() {
        desk.file().profile(name);
        if (!dryRun.given()) {
            desk.confirmation()
                    .of(
                            "Remove profile " + name + " and all that signs in with it?",
                            confirm.given());
        }
        dryRun.show(Operation.local(desk.edit(name).build(), this::remove), REMOVED, desk.out());
    }

    private String remove() {
        // First what may fail: then nothing is removed, and it can be tried again.
        desk.finder().keyring(desk.file().profile(name)).ifPresent(this::forget);
        desk.file().remove(name);
        desk.state(name).forget();
        desk.out().note("Removed profile " + name + ".");
        return name;
    }

    private void forget(PasswordSource.InKeyring place) {
        try {
            desk.keyring().remove(place);
        } catch (Failure unusable) {
            if (unusable.kind() != FailureKind.CONFIGURATION) {
                throw unusable;
            }
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Profile "
                                    + name
                                    + " was not removed, because its password may be in the"
                                    + " keyring. "
                                    + unusable.sentence(),
                            unusable)
                    .withHint(
                            "Unlock it and try again; or leave the password there: cubechat"
                                    + " profile set "
                                    + name
                                    + " --unset password_keyring");
        }
    }
}
