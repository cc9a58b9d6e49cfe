package dev.cubechat.service;

import dev.cubechat.config.Passwords;
import dev.cubechat.config.Settings;
import dev.cubechat.config.StateFolder;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Trace;
import dev.cubechat.model.Transport;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.RestSettings;
import dev.cubechat.service.call.Acquaintances;
import dev.cubechat.service.call.RawApi;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.dialog.Dialogs;
import dev.cubechat.service.dialog.Rooms;
import dev.cubechat.service.file.Enclosing;
import dev.cubechat.service.file.Storage;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.follow.Feed;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.service.line.ConnectionMaker;
import dev.cubechat.service.line.OneShotLine;
import dev.cubechat.service.live.LiveChat;
import dev.cubechat.service.live.LiveLine;
import dev.cubechat.service.message.Arriving;
import dev.cubechat.service.message.Changing;
import dev.cubechat.service.message.MakingSure;
import dev.cubechat.service.message.Messages;
import dev.cubechat.service.message.Sending;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.service.message.SystemMessages;
import dev.cubechat.service.message.Typing;
import dev.cubechat.service.people.Contacts;
import dev.cubechat.service.people.People;
import dev.cubechat.service.people.Presence;
import dev.cubechat.service.people.Privacy;
import dev.cubechat.service.people.Reports;
import dev.cubechat.service.people.Search;
import dev.cubechat.service.piping.Mailman;
import dev.cubechat.service.piping.Piping;
import dev.cubechat.service.piping.Posts;
import dev.cubechat.service.session.Accounts;
import dev.cubechat.service.session.PasswordReset;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.service.session.SessionMaker;
import dev.cubechat.service.session.SignIn;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MessageStanza;
import dev.cubechat.wire.xmpp.PrivacyLists;
import dev.cubechat.wire.xmpp.Roster;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Everything a person can do, made when it is first asked for: what is not used opens nothing and
 * loads nothing, so a REST one-shot never touches the chat library. Used by one thread; what it
 * gives out says for itself who may call it.
 */
public final class Services implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 4;

    private final Settings settings;
    private final StateFolder state;
    private final TimeLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Trace trace;
    private final String product;
    private final SignIn signIn;
    private final SessionMaker maker;
    private final SessionKeeper keeper;
    private final Acquaintances acquaintances;
    private final Requests requests;
    private final UserFinder users;
    private final DialogFinder dialogFinder;
    private @Nullable RestClient client;
    private @Nullable ChatLine line;
    private @Nullable ObjectIds ids;

    /**
     * Services for one run.
     *
     * @param product what we call ourselves to the service, such as {@code JavaCLI 0.1.0}
     * @param trace gets one line for each thing that happens on the network, without secrets
     */
    public Services(
            Settings settings,
            StateFolder state,
            Passwords passwords,
            TimeLimits limits,
            InstantSource clock,
            RandomGenerator random,
            String product,
            Trace trace) {
        this.settings = settings;
        this.state = state;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.product = product;
        this.trace = trace;
        this.signIn = new SignIn(settings, passwords);
        this.maker = new SessionMaker(settings, this::client, clock, random);
        this.keeper = new SessionKeeper(settings, state, signIn, this::client, clock, maker, trace);
        this.acquaintances = new Acquaintances(state.names(), trace);
        this.requests = new Requests(this::client, keeper, acquaintances);
        this.users = new UserFinder(requests, keeper);
        this.dialogFinder = new DialogFinder(requests, users, keeper::me);
    }

    /** The time of this run. */
    public InstantSource clock() {
        return clock;
    }

    public Accounts accounts() {
        return new Accounts(settings, keeper, signIn, maker, this::client, clock);
    }

    /** For those who have forgotten their password. */
    public PasswordReset passwordReset() {
        return new PasswordReset(settings, keeper, maker, this::client);
    }

    public People people() {
        return new People(requests, users, keeper, signIn);
    }

    public Dialogs dialogs() {
        return new Dialogs(
                requests, dialogFinder, users, new MessageFinder(requests, keeper), keeper);
    }

    /** Who is in the rooms of dialogs just now. */
    public Rooms rooms() {
        return new Rooms(connections(), dialogFinder, keeper, addresses(), clock);
    }

    public Messages messages() {
        MessageFinder finder = new MessageFinder(requests, keeper);
        Stanzas stanzas = stanzas();
        Transport usual = settings.transport().orElse(null);
        return new Messages(
                requests,
                dialogFinder,
                finder,
                new Sending(
                        requests,
                        dialogFinder,
                        stanzas,
                        line(),
                        new MakingSure(finder, dialogFinder),
                        usual),
                new Changing(requests, dialogFinder, finder, users, stanzas, line(), usual),
                new Typing(dialogFinder, stanzas, line()),
                stanzas,
                new Arriving(finder, limits.reply()));
    }

    /** Ids for messages that are about to be sent; of one maker, so that they rise. */
    public ObjectIds ids() {
        ObjectIds known = ids;
        if (known == null) {
            known = new ObjectIds(clock, random);
            ids = known;
        }
        return known;
    }

    /**
     * Sends what comes in a stream.
     *
     * @param create make the private dialog of {@code @login} where there is none
     */
    public Piping piping(boolean create) {
        Posts posts = new Posts(requests, dialogFinder, stanzas(), create);
        return new Piping(
                settings,
                keeper,
                device ->
                        new Mailman(
                                posts,
                                enclosing(),
                                new MessageFinder(requests, keeper),
                                stanzas(),
                                connections(),
                                device),
                clock,
                random);
    }

    public Search search() {
        return new Search(requests, dialogFinder);
    }

    public Reports reports() {
        return new Reports(requests, users, dialogFinder, new MessageFinder(requests, keeper));
    }

    /** Data for other people's programs. */
    public SystemMessages systemMessages() {
        return new SystemMessages(requests, users, stanzas(), line());
    }

    /** The files in the service's storage. */
    public Storage storage() {
        return new Storage(requests, settings.apiUrl());
    }

    /** Puts files into messages and dialogs. */
    public Enclosing enclosing() {
        return new Enclosing(requests, storage());
    }

    /** What happens in the chat, as it happens. */
    public Feed stream() {
        return new Feed(
                connections(),
                requests,
                dialogFinder,
                users,
                new MessageFinder(requests, keeper),
                state,
                stanzas(),
                addresses(),
                keeper,
                clock,
                trace);
    }

    /**
     * A chat that stays. From now on all that is said to the chat server goes over its connection.
     *
     * @param request what to hear, and how to keep the line
     * @throws IllegalStateException where something was said to the chat server before
     */
    public synchronized LiveChat live(ListenRequest request, LiveChat.Follower follower) {
        if (line != null) {
            throw new IllegalStateException("there is a line to the chat server already");
        }
        LiveLine live = new LiveLine();
        line = live;
        return new LiveChat(stream(), request, live, stanzas(), addresses(), follower, trace);
    }

    /** Whom we block. */
    public Privacy privacy() {
        return new Privacy(users, line(), new PrivacyLists(addresses()), limits.reply());
    }

    /** The contact list. */
    public Contacts contacts() {
        return new Contacts(users, line(), new Roster(addresses()), limits.reply());
    }

    /** Who is there, and whether we are. */
    public Presence presence() {
        return new Presence(users, line(), new LastActivity(addresses()), limits.reply(), clock);
    }

    public RawApi api() {
        return new RawApi(this::client, keeper);
    }

    /** Breaks off the requests that are under way, of threads that were told to stop. */
    public void hangUp() {
        RestClient under = client;
        if (under != null) {
            under.hangUp();
        }
    }

    @Override
    public void close() {
        // Not while all else waits: a thread that connects has the line, and may want the client.
        ChatLine used = usedLine();
        if (used != null) {
            used.close();
        }
        synchronized (this) {
            if (client != null) {
                client.close();
            }
        }
        acquaintances.keep();
    }

    private synchronized @Nullable ChatLine usedLine() {
        return line;
    }

    private ConnectionMaker connections() {
        return new ConnectionMaker(settings, keeper, signIn, limits.chat(), random, trace);
    }

    private Stanzas stanzas() {
        return new Stanzas(new MessageStanza(addresses()), ids(), keeper::me);
    }

    private Addresses addresses() {
        return new Addresses(settings.appId(), settings.chatHost());
    }

    private synchronized ChatLine line() {
        if (line == null) {
            line = new OneShotLine(connections(), addresses());
        }
        return line;
    }

    private synchronized RestClient client() {
        if (client == null) {
            client =
                    new RestClient(
                            new RestSettings(
                                    settings.apiUrl(),
                                    settings.trust(),
                                    settings.proxy(),
                                    CONNECT,
                                    limits.reply(),
                                    ATTEMPTS,
                                    product,
                                    trace),
                            clock,
                            random);
        }
        return client;
    }
}
