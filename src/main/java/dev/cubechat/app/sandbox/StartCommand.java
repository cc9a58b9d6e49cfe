package dev.cubechat.app.sandbox;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.output.Columns;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.seed.DefaultSeed;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.world.NewPerson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.Optional;

@Command(footer = "cubechat sandbox start")
final class StartCommand implements Runnable, Documented {
    @Mixin final ServerOptions server = new ServerOptions();

    private final Desk desk;

    StartCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Columns<?> columns() {
        return Status.COLUMNS;
    }

    @Override
    public void run() {
        server.check(desk.flags().get());
        desk.stop().cleanly(this::start);
    }

    private void start() {
        OwnSandbox own = desk.own();
        desk.profile().check();
        own.inTurn(() -> settle(own));
    }

    private void settle(OwnSandbox own) {
        Optional<Running> before = own.running();
        before.ifPresent(there -> checkFits(own, there));
        Running running = before.orElseGet(() -> begin(own));
        if (before.isPresent()) {
            desk.out().note("The sandbox runs already; its options stay as they were.");
        }
        Optional<Running.Resident> first = running.residents().stream().findFirst();
        if (first.isPresent() && !desk.profile().hasPassword()) {
            keepPassword(first.get(), own);
        }
        desk.profile().lead(running, first);
        if (first.isPresent()) {
            desk.profile().signIn();
        }
        desk.out().show(Status.COLUMNS, new Status(own.place(), Optional.of(running)));
        first.flatMap(Running.Resident::login).ifPresent(this::sayWhatToDo);
    }

    private Running begin(OwnSandbox own) {
        List<String> words = server.words(desk.flags().get());
        Background background = new Background(own, desk.self(), desk.environment());
        if (server.seed == null) {
            return background.start(words);
        }
        SeedFile seed = SeedFile.read(server.seed);
        if (own.place().data().isEmpty()) {
            return own.withFile(
                    seed,
                    file -> {
                        words.add("--seed=" + file.toAbsolutePath());
                        return background.start(words);
                    });
        }
        checkIsTheWorlds(seed, own);
        return background.start(words);
    }

    /**
     * Whoever says the same again is content with what runs already; whoever asks for something
     * else must not believe that they got it.
     */
    private void checkFits(OwnSandbox own, Running running) {
        if (server.seed != null) {
            checkIsTheWorlds(SeedFile.read(server.seed), own);
        }
        List<String> strange = server.strangeTo(running, desk.flags().get());
        if (!strange.isEmpty()) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "Your sandbox runs already, without " + String.join(" ", strange) + ".")
                    .withHint("Stop it first: cubechat sandbox stop");
        }
    }

    private static void checkIsTheWorlds(SeedFile seed, OwnSandbox own) {
        if (own.seed().filter(old -> old.text().equals(seed.text())).isEmpty()) {
            throw new Failure(
                            FailureKind.CONFLICT,
                            "Your sandbox has a world already; another seed comes too late.")
                    .withHint("Forget that world first: cubechat sandbox reset");
        }
    }

    private void keepPassword(Running.Resident who, OwnSandbox own) {
        Seed seed =
                own.seed()
                        .map(SeedFile::seed)
                        .orElseGet(() -> DefaultSeed.at(desk.clock().instant()));
        Optional.ofNullable(seed.people().get(new UserId(who.id())))
                .map(NewPerson::password)
                .ifPresent(desk.profile()::keep);
    }

    private void sayWhatToDo(String login) {
        desk.out().note("Signed in as " + login + ", in profile " + OwnProfile.NAME + ".");
        desk.out().note("Try: cubechat" + desk.profile().option() + " dialog list");
    }
}
