package dev.cubechat.cli.auth;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Documented;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Session;
import dev.cubechat.service.Accounts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(footer = "cubechat auth login --login mira --password-file ~/mira.pw")
final class LoginCommand implements Runnable, Documented {
    @Option(
            names = "--app-only",
            description = "A session of the application, which is nobody in particular.")
    boolean appOnly;

    @Mixin final SignInOptions signIn;

    private final Desk desk;

    LoginCommand(Desk desk, SignInOptions signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    @Override
    public Columns<?> columns() {
        return SignedIn.SESSION;
    }

    @Override
    public void run() {
        Accounts accounts = desk.services().get().accounts();
        Credentials who = appOnly ? new Credentials.Application() : accounts.credentials();
        Session session = accounts.login(who);
        desk.out().show(SignedIn.SESSION, session);
        if (accounts.isNewPerson(session)) {
            desk.out().note("This person is new: the service made it just now for this login.");
        }
        if (!accounts.remembers()) {
            desk.out().note("The session is not kept (CI); --save-session keeps it.");
        }
    }
}
