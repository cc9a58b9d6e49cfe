import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the class archives: real command lines run and tell which classes they load; these are then
 * kept in the form in which Java has them in memory. One for each kind of command line, as the
 * launcher tells them apart: all that is in an archive is there at the start, wanted or not, and
 * costs ten to twenty microseconds.
 *
 * <p>So each line runs twice. Without an archive Java loads a third more than with one, for it has
 * to check classes and to make the code of lambdas: that is what may be kept. Then with an archive
 * of all of it that gives classes one by one: what it is asked for is what will be kept.
 */
final class Archives {
    /** What needs nobody to talk to. */
    private static final List<List<String>> WORDS =
            List.of(List.of("--version"), List.of("--help"), List.of("msg", "send", "--help"));

    /** Help that is written down; nobody has to ask for each of them. */
    private static final Pattern HELP = Pattern.compile("dev/cubechat/help/.*");

    /** Most people have a profile, and with it a file to be read every time. */
    private static final List<String> PROFILE = List.of("profile", "add", "work", "--app-id=9999");

    private static final List<String> LOGIN = List.of("auth", "login");

    private static final List<List<String>> REST =
            List.of(
                    List.of("profile", "list"),
                    List.of("msg", "send", "--quiet", "--help"),
                    List.of("dialog", "list", "--json"),
                    List.of("__complete", "dialog", "cubechat", "msg", "send"),
                    List.of("msg", "history", "@jon", "--all", "--jsonl"),
                    List.of("user", "show", "@jon"));

    private static final List<String> LIST = List.of("dialog", "list");

    /** On a terminal: tables, and the time here. */
    private static final List<List<String>> SHOWING =
            List.of(LIST, List.of("msg", "history", "@jon"));

    private static final List<List<String>> SEND =
            List.of(
                    List.of("msg", "send", "@jon", "-m", "hello"),
                    List.of("msg", "send", "@jon", "-m", "hello", "--json=id,status"));
    private static final List<String> SEND_TO_A_NUMBER =
            List.of("msg", "send", "user:102", "-m", "hello", "--json");

    private static final List<String> BY_XMPP = List.of("--transport", "xmpp");

    private static final List<List<String>> XMPP =
            List.of(
                    List.of("msg", "pipe", "@jon", "--json=id,status"),
                    List.of("contacts", "list"));

    /** Ends when all was sent: three states, three messages of {@link #say} and one of a pipe. */
    private static final List<String> LISTENING =
            List.of("listen", "--only", "state,message", "--count", "7");

    private static final List<String> CHAT = List.of("chat");
    private static final List<String> CHAT_WITH_JON = List.of("chat", "@jon");

    /** Our part of the chat screen: what nobody did in the training may be done any moment. */
    private static final Pattern SCREEN = Pattern.compile("dev/cubechat/(tui|text|app/chat)/.*");

    /** Of the libraries, where nobody can type at a terminal at all. */
    private static final Pattern UNTRIED =
            Pattern.compile(
                    "org/jline/(terminal|utils|nativ|keymap)/.*"
                            + "|com/googlecode/lanterna/(screen/|graphics/)?[A-Za-z$0-9]*");

    private static final int RUNS_AT_MOST = 3;
    private static final String SERVED = "served";
    private static final int PATIENCE_SECONDS = 60;

    private final Trainee trainee;
    private final Path lib;
    private final Path place;

    /** How many homes of somebody new there are. */
    private int homes;

    /**
     * @param trainee the program
     * @param lib where the archives go
     * @param place for notes
     */
    Archives(Trainee trainee, Path lib, Path place) {
        this.trainee = trainee;
        this.lib = lib;
        this.place = place;
    }

    /** Trains, and makes {@code words.jsa} and its like. */
    void make() throws Exception {
        Watch.Loading words = new Watch.Loading();
        runAll(WORDS, Map.of(), words);
        Watch.Asking needed = new Watch.Asking(onDemand(words.classes()));
        runAll(WORDS, Map.of(), needed);
        dump("words", union(words.classes().only(needed.names()), all(HELP)));

        Watch.Loading served = new Watch.Loading();
        ClassList clients = new ClassList();
        Process sandbox = sandbox(served);
        try {
            clients = clients(awaitReady(sandbox));
        } catch (NoPortsHere nowhere) {
            System.err.println("The class archives do without a sandbox: " + nowhere.getMessage());
        } finally {
            Trainee.end(sandbox);
        }
        served.read(place.resolve(SERVED));
        dump("server", union(clients, served.classes()));
    }

    /** Makes those of the commands that talk to somebody; gives all that these load. */
    private ClassList clients(Map<String, String> mira) throws Exception {
        trainee.run(List.of(), mira, PROFILE, place.resolve("profile.out"));
        Watch.Loading rest = new Watch.Loading();
        run(SEND_TO_A_NUMBER, somebodyNew(mira), rest);
        run(LOGIN, mira, rest);
        request(mira, rest);
        Watch.Loading xmpp = new Watch.Loading();
        run(byXmpp(SEND_TO_A_NUMBER), somebodyNew(mira), xmpp);
        talk(mira, xmpp);
        Watch.Loading chat = new Watch.Loading();
        if (Typist.isThere()) {
            type(CHAT, mira, chat, Typist.LOOKING);
            type(CHAT_WITH_JON, somebodyNew(mira), chat, Typist.WRITING);
        }
        ClassList all = union(rest.classes(), xmpp.classes(), chat.classes(), all(SCREEN));
        Path onDemand = onDemand(all);

        Family sends = new Family("send", rest.classes(), this::send);
        pair(sends, onDemand, mira, SEND_TO_A_NUMBER);
        Family requests = new Family("rest", rest.classes(), this::request);
        pair(requests, onDemand, mira, LIST);
        Family saying = new Family("send-xmpp", xmpp.classes(), this::say);
        pair(saying, onDemand, mira, byXmpp(SEND_TO_A_NUMBER));
        Family talking = new Family("xmpp", xmpp.classes(), this::talk);
        pair(talking, onDemand, mira, List.of("contacts", "list"));
        Watch.Asking picture = new Watch.Asking(onDemand);
        if (Typist.isThere()) {
            look(CHAT, mira, picture);
            look(CHAT_WITH_JON, somebodyNew(mira), picture);
        }
        if (picture.names().isEmpty()) {
            dump("chat", union(all, all(UNTRIED)));
        } else {
            Path seen = dump("chat", chat.classes().only(picture.names()));
            extend(seen, watch -> type(CHAT, somebodyNew(mira), watch, Typist.LOOKING_AND_WRITING));
        }
        return all;
    }

    /** What a person does with one kind of command, watched. */
    private interface Work {
        void watched(Map<String, String> person, Watch watch) throws Exception;
    }

    /**
     * One kind of command.
     *
     * @param name of its archive
     * @param known the classes it may load
     */
    private record Family(String name, ClassList known, Work work) {}

    /**
     * Two archives: what this kind asks for is there at the start, what somebody new needs besides
     * is given one by one. All of the second, too, is put in its place at each start, so it is kept
     * small.
     *
     * @param first what they do, who sign in and check certificates
     */
    private void pair(Family family, Path onDemand, Map<String, String> person, List<String> first)
            throws Exception {
        Watch.Asking needs = new Watch.Asking(onDemand);
        family.work().watched(person, needs);
        Path archive = dump(family.name(), family.known().only(needs.names()));
        extend(archive, watch -> run(first, somebodyNew(person), watch));
    }

    /** A run that writes an archive at its end. */
    private interface Extending {
        void watched(Watch watch) throws Exception;
    }

    /**
     * Makes a second archive beside the first, which gives classes one by one. Java itself may end
     * with a signal while it writes, where a thread of the program makes a lambda meanwhile; then
     * the run is done again.
     */
    private void extend(Path archive, Extending run) throws Exception {
        String name = archive.getFileName().toString().replace(".jsa", "-later.jsa");
        Path more = archive.resolveSibling(name);
        Files.deleteIfExists(more);
        for (int left = RUNS_AT_MOST - 1; left >= 0 && !Files.exists(more); left--) {
            try {
                run.watched(new Watch.Beyond(archive, more));
            } catch (IllegalStateException failed) {
                if (left == 0) {
                    throw failed;
                }
            }
        }
        if (!Files.exists(more)) {
            System.err.println("The program does without " + more + ", which was not written");
        }
    }

    /** What scripts do most, whoever they do it as. */
    private void send(Map<String, String> mira, Watch watch) throws Exception {
        runAll(SEND, mira, watch);
        run(SEND_TO_A_NUMBER, byNumber(mira), watch);
    }

    /** The same by stanzas. */
    private void say(Map<String, String> mira, Watch watch) throws Exception {
        for (List<String> words : SEND) {
            run(byXmpp(words), mira, watch);
        }
        run(byXmpp(SEND_TO_A_NUMBER), byNumber(mira), watch);
        run(byXmpp(SEND_TO_A_NUMBER), withPasswordFile(mira), watch);
    }

    private static List<String> byXmpp(List<String> words) {
        return Stream.concat(words.stream(), BY_XMPP.stream()).toList();
    }

    /** What goes by requests. */
    private void request(Map<String, String> mira, Watch watch) throws Exception {
        runAll(REST, mira, watch);
        runAll(SHOWING, mira, watch);
        if (Typist.isThere()) {
            for (List<String> words : SHOWING) {
                type(words, inBerlin(mira), watch, List.of());
            }
        }
        send(mira, watch);
    }

    /** What goes by stanzas, some of it heard by somebody. */
    private void talk(Map<String, String> mira, Watch watch) throws Exception {
        Path heard = place.resolve("heard");
        Process listener =
                trainee.start(watch.options(heard), mira, LISTENING, place.resolve("heard.out"));
        try {
            say(mira, watch);
            runAll(XMPP, mira, watch);
        } finally {
            Trainee.end(listener);
        }
        watch.read(heard);
    }

    private static ClassList union(ClassList... lists) {
        return ClassList.union(lists);
    }

    /** The classes of these names, whether any line loads them or not. */
    private ClassList all(Pattern names) throws IOException {
        ClassList all = new ClassList();
        for (Path jar : trainee.jars()) {
            all.addClasses(jar, names);
        }
        return all;
    }

    private Process sandbox(Watch watch) throws IOException {
        return trainee.start(
                watch.options(place.resolve(SERVED)),
                Map.of("HOME", place.toString()),
                List.of(
                        "sandbox",
                        "run",
                        "--ephemeral",
                        "--rest-port=0",
                        "--xmpp-port=0",
                        "--ws-port=0",
                        "--json",
                        "--ready-file=" + ready()),
                place.resolve("served.out"));
    }

    private Path ready() {
        return place.resolve("ready.json");
    }

    /** The machine that builds gives a program no port to listen on. */
    private static final class NoPortsHere extends Exception {
        private static final long serialVersionUID = 1;

        NoPortsHere(String message) {
            super(message);
        }
    }

    /** Gives what the sandbox's first person has in their environment. */
    private Map<String, String> awaitReady(Process sandbox) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(ready())) {
            if (sandbox.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new NoPortsHere("it did not get ready");
            }
        }
        String ready = Files.readString(ready());
        return Map.of(
                "HOME", place.toString(),
                "CUBECHAT_API_URL", field(ready, "api_url"),
                "CUBECHAT_CHAT_HOST", field(ready, "chat_host"),
                "CUBECHAT_XMPP_PORT", field(ready, "xmpp_port"),
                "CUBECHAT_CA_FILE", field(ready, "ca_file"),
                "CUBECHAT_APP_ID", field(ready, "app_id"),
                "CUBECHAT_AUTH_KEY", field(ready, "auth_key"),
                "CUBECHAT_LOGIN", "mira",
                "CUBECHAT_PASSWORD", "pw-101");
    }

    private static String field(String json, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!member.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return member.group(1);
    }

    /** The same person, who says who they are by number, and has no key to sign in anew with. */
    private static Map<String, String> byNumber(Map<String, String> person) {
        Map<String, String> number = new HashMap<>(person);
        number.remove("CUBECHAT_LOGIN");
        number.remove("CUBECHAT_AUTH_KEY");
        number.put("CUBECHAT_USER_ID", "101");
        return number;
    }

    /** The same person, whose password lies in a file, as pipelines have it. */
    private Map<String, String> withPasswordFile(Map<String, String> person) throws IOException {
        Map<String, String> filed = new HashMap<>(person);
        Path file = place.resolve("password");
        Files.writeString(file, filed.remove("CUBECHAT_PASSWORD") + "\n");
        Machine.allow(file, "rw-------");
        filed.put("CUBECHAT_PASSWORD_FILE", file.toString());
        return filed;
    }

    /** The same person in a zone that has rules. */
    private static Map<String, String> inBerlin(Map<String, String> person) {
        Map<String, String> there = new HashMap<>(person);
        there.put("TZ", "Europe/Berlin");
        return there;
    }

    /** The same person on a machine where they never signed in, and no certificate has passed. */
    private Map<String, String> somebodyNew(Map<String, String> person) throws IOException {
        Map<String, String> fresh = new HashMap<>(person);
        homes++;
        fresh.put("HOME", Files.createDirectory(place.resolve("home" + homes)).toString());
        return fresh;
    }

    /** Runs command lines, one after the other. */
    private void runAll(List<List<String>> lines, Map<String, String> person, Watch watch)
            throws Exception {
        for (List<String> words : lines) {
            run(words, person, watch);
        }
    }

    private void run(List<String> words, Map<String, String> person, Watch watch) throws Exception {
        Path notes = place.resolve("notes");
        trainee.run(watch.options(notes), person, words, place.resolve("said"));
        watch.read(notes);
    }

    /** Somebody types at the chat screen. */
    private void type(
            List<String> words, Map<String, String> person, Watch watch, List<Typist.Act> acts)
            throws Exception {
        Path drawn = place.resolve("drawn");
        try (Typist typist = typist(words, person, watch, drawn)) {
            typist.act(acts);
        }
        watch.read(drawn);
    }

    /** Somebody has a look at the first picture; what comes after it is not noted. */
    private void look(List<String> words, Map<String, String> person, Watch watch)
            throws Exception {
        Path drawn = place.resolve("drawn");
        try (Typist typist = typist(words, person, watch, drawn)) {
            typist.look();
            watch.read(drawn);
            typist.act(Typist.LEAVING);
        }
    }

    private Typist typist(List<String> words, Map<String, String> person, Watch watch, Path drawn)
            throws IOException {
        return new Typist(
                trainee.command(watch.options(drawn), words), person, place.resolve("drawn.out"));
    }

    /** An archive that is there at once, all of it. */
    private Path dump(String name, ClassList classes) throws Exception {
        return dump(lib.resolve(name + ".jsa"), classes, "-XX:+AOTClassLinking");
    }

    /** An archive that gives classes one by one. */
    private Path onDemand(ClassList classes) throws Exception {
        return dump(place.resolve("on-demand.jsa"), classes, "-XX:-AOTClassLinking");
    }

    private Path dump(Path archive, ClassList classes, String linking) throws Exception {
        Path list = place.resolve(archive.getFileName() + ".list");
        classes.write(list);
        Package.run(
                List.of(
                        trainee.java().toString(),
                        "-Xshare:dump",
                        Trainee.NATIVE,
                        "-XX:+UseG1GC", // only G1 can write heap objects; any collector reads them
                        linking,
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        trainee.classPath()));
        return archive;
    }
}
