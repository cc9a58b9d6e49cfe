package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.DryRunOption;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Session;
import dev.cubechat.service.session.Accounts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

@Command(footer = "cubechat auth login --login mira --password-file ~/mira.pw")
final class LoginCommand implements Runnable, Documented {
    @Option(
            names = "--app-only",
            description = "A session of the application, which is nobody in particular.")
    boolean appOnly;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "facebook, twitter, firebase-phone, firebase-email or custom.")
    @Nullable Provider provider;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The provider's token is the first line of this file.")
    @Nullable Path tokenFile;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The token's secret is the first line of this file (twitter).")
    @Nullable Path secretFile;

    @Option(
            names = "--project-id",
            paramLabel = "ID",
            description = "The project of the token (firebase).")
    @Nullable String projectId;

    @Option(
            names = "--save-password",
            description = "Keep the password in the keyring, for a profile with password_keyring.")
    boolean savePassword;

    @Mixin final SignInOptions signIn;
    @Mixin final DryRunOption dryRun = new DryRunOption();

    private final Desk desk;

    LoginCommand(Desk desk, SignInOptions signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    @Override
    public Columns<?> columns() {
        return SignedIn.SESSION;
    }

    private Credentials who(Accounts accounts) {
        if (appOnly) {
            return new Credentials.Application();
        }
        Provider named = provider;
        Path token = tokenFile;
        if (named == null || token == null) {
            return accounts.credentials();
        }
        return accounts.vouched(named, token, secretFile, projectId);
    }

    private void check() {
        if (savePassword && (appOnly || provider != null)) {
            throw usage("--save-password is for people who sign in with a password.");
        }
        if (provider == null) {
            if (tokenFile != null || secretFile != null || projectId != null) {
                throw usage("--token-file, --secret-file and --project-id need a --provider.");
            }
            return;
        }
        if (appOnly) {
            throw usage("--app-only is nobody; it goes with no --provider.");
        }
        if (tokenFile == null) {
            throw usage("--provider " + provider.word() + " needs a --token-file.");
        }
        if (provider.hasProject() != (projectId != null)) {
            throw usage("--project-id is for firebase-phone and firebase-email, which need it.");
        }
        if (secretFile != null && provider != Provider.TWITTER) {
            throw usage("--secret-file is for twitter.");
        }
    }

    private static Failure usage(String sentence) {
        return new Failure(FailureKind.USAGE, sentence).withHint("cubechat auth login --help");
    }

    @Override
    public void run() {
        check();
        Accounts accounts = desk.services().accounts();
        if (savePassword) {
            accounts.checkKeeping();
        }
        Credentials who = who(accounts);
        dryRun.perform(accounts.login(who), desk.out())
                .ifPresent(
                        session -> {
                            tell(session, accounts);
                            keep(who, accounts);
                        });
    }

    private void keep(Credentials who, Accounts accounts) {
        if (savePassword) {
            accounts.keepPassword(who);
            desk.out().note("The password is in the keyring now.");
        }
    }

    private void tell(Session session, Accounts accounts) {
        SignedIn.tell(session, accounts, desk.out());
        if (provider == null && accounts.isNewPerson(session)) {
            desk.out()
                    .note(
                            "This account is only seconds old. If you have not just signed up, look"
                                    + " at the login: the service makes an account for one that it"
                                    + " does not know.");
        }
    }
}
