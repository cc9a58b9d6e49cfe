package dev.cubechat.app;

import dev.cubechat.cli.Blueprint;
import dev.cubechat.cli.CommandLineReader;
import dev.cubechat.cli.CommandTree;
import dev.cubechat.cli.Desk;
import dev.cubechat.cli.GlobalOptions;
import dev.cubechat.cli.SignInOptions;
import dev.cubechat.cli.Stop;
import dev.cubechat.cli.TextInput;
import dev.cubechat.cli.UserIdOption;
import dev.cubechat.cli.output.Format;
import dev.cubechat.cli.output.Out;
import dev.cubechat.cli.output.Terminal;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Home;
import dev.cubechat.config.Keyring;
import dev.cubechat.config.Passwords;
import dev.cubechat.config.SettingKind;
import dev.cubechat.config.Settings;
import dev.cubechat.config.SettingsFinder;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.Session;
import dev.cubechat.model.Trace;
import dev.cubechat.service.Services;
import dev.cubechat.service.TimeLimits;
import dev.cubechat.service.session.Accounts;
import dev.cubechat.tui.Machine;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The objects of one run, each made when it is first needed. */
final class Run implements AutoCloseable {
    private final Streams streams;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Stop stop;
    private final GlobalOptions globals = new GlobalOptions();
    private final SignInOptions signIn = new SignInOptions();
    private final UserIdOption userId = new UserIdOption();
    private final Terminal terminal;
    private final Out out;
    private final Person person;
    private @Nullable Services services;
    private Consumer<String> listener = line -> {};
    private UnaryOperator<Machine> guide = UnaryOperator.identity();
    private boolean timeoutTaken;

    Run(Streams streams, Map<String, String> environment, Clock clock, Stop stop) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
        this.stop = stop;
        Streams.Ttys ttys = streams.ttys();
        this.terminal =
                new Terminal(
                        ttys.stdin(),
                        ttys.stdout(),
                        ttys.stderr(),
                        new Colour(environment).on(ttys::stdout),
                        ttys::width,
                        LocalClock.dial(clock));
        this.out = new Out(streams.out(), streams.err(), terminal, () -> globals.format(terminal));
        this.person = new Person(streams, terminal, this::mayNotAsk);
    }

    /** Reads the words and does what they say. */
    void perform(String... args) {
        CommandTree tree = new CommandTree(Nouns.of(this), globals, clock, Blueprint::model);
        new CommandLineReader(tree, () -> globals.format(terminal))
                .read(args)
                .grant(help -> out.document(help.getBytes(StandardCharsets.UTF_8)));
    }

    Out out() {
        return out;
    }

    Stop stop() {
        return stop;
    }

    Clock clock() {
        return clock;
    }

    Streams streams() {
        return streams;
    }

    Map<String, String> environment() {
        return environment;
    }

    Person person() {
        return person;
    }

    SignInOptions signIn() {
        return signIn;
    }

    UserIdOption userId() {
        return userId;
    }

    TextInput stdin() {
        return new TextInput(streams.in(), terminal.stdin());
    }

    /** What the command line sets; complete once it has been read. */
    Flags flags() {
        return userId.addTo(signIn.addTo(globals.flags()));
    }

    /** How to write. */
    Format format() {
        return globals.format(terminal);
    }

    /** What the profile remembers between runs. */
    StateFolder state() {
        SettingsFinder finder = finder();
        return finder.state(finder.find(flags()));
    }

    Home home() {
        return home(environment);
    }

    private static Home home(Map<String, String> environment) {
        return Home.of(environment, System.getProperty("user.home", ""));
    }

    SettingsFinder finder() {
        return finder(environment);
    }

    /** Finds settings in an environment, perhaps another than a run's. */
    static SettingsFinder finder(Map<String, String> environment) {
        return new SettingsFinder(environment, home(environment), Path.of("").toAbsolutePath());
    }

    /** What can be done, made when a command first asks for it. */
    Services services() {
        if (services == null) {
            SettingsFinder finder = finder();
            Settings settings = finder.find(flags());
            services = services(settings, finder.state(settings));
        }
        return services;
    }

    /** Signs in as these settings say, whatever the command line does. */
    void signIn(Settings settings, StateFolder state) {
        try (Services others = services(settings, state)) {
            Accounts accounts = others.accounts();
            Session ignored = accounts.login(accounts.credentials()).run();
        }
    }

    private Services services(Settings settings, StateFolder state) {
        return new Services(
                settings,
                state,
                new Passwords(streams.in(), streams.ttys()::stdin, person, keyring()),
                limits(),
                clock,
                new SecureRandom(),
                "JavaCLI " + Version.VERSION,
                new Tracing());
    }

    Keyring keyring() {
        return Keyring.of(environment, System.getProperty("os.name", ""));
    }

    /**
     * The time-out, for a command that makes its own use of it. Replies are then not awaited longer
     * than that, nor longer than usual, and connecting takes its own time.
     */
    Optional<Duration> takeTimeout() {
        timeoutTaken = true;
        return globals.timeout();
    }

    TimeLimits limits() {
        TimeLimits asked = globals.timeout().map(TimeLimits::of).orElse(TimeLimits.USUAL);
        return timeoutTaken ? asked.ofOwnUse() : asked;
    }

    Desk desk() {
        return new Desk(this::services, out, stdin(), person, stop);
    }

    /** Lets someone else hear what happens on the network, too. */
    void overhear(Consumer<String> another) {
        listener = another;
    }

    /** Puts this between the person and the chat screen. */
    void guideBy(UnaryOperator<Machine> newGuide) {
        guide = newGuide;
    }

    UnaryOperator<Machine> guide() {
        return guide;
    }

    /** Says what happens on the network, where that was asked for. */
    private final class Tracing implements Trace {
        @Override
        public void accept(String line) {
            listener.accept(line);
            if (globals.debug()) {
                person.note("debug: " + line);
            }
        }

        @Override
        public boolean wantsStanzas() {
            return globals.debug();
        }
    }

    private boolean mayNotAsk() {
        return globals.noInput()
                || SettingKind.truth(environment.getOrDefault("CUBECHAT_NO_INPUT", ""))
                        .orElse(false);
    }

    @Override
    public void close() {
        if (services != null) {
            services.close();
        }
    }
}
