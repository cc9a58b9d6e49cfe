package dev.cubechat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The floor plan: what each package may use. A new package needs a row here.
 *
 * <p>The same rules are tried on the broken little program in {@code floors.fixture}, so that a
 * rule that has stopped to see anything is noticed.
 */
class FloorsTest {
    private static final String PROGRAM = "dev.cubechat";
    private static final String BROKEN_PROGRAM = "dev.cubechat.floors.fixture";

    private static final List<Floor> FLOORS =
            List.of(
                    ground("json").with("com.fasterxml.jackson.core.."),
                    ground("model", "json"),
                    ground("text").with("org.jline.utils.."),
                    ground("disk"),
                    ground("programs"),
                    floor("tls", "disk").with("org.conscrypt.."),
                    floor("journal", "disk"),
                    floor("pipe", "journal"),
                    floor("wire.rest"),
                    floor("wire.xmpp"),
                    floor("config", "disk", "programs", "tls").with("org.tomlj.."),
                    floor("rest", "disk", "tls", "wire.rest").with("org.apache.hc.."),
                    floor("xmpp", "tls", "wire.xmpp")
                            .with("org.jivesoftware..", "org.jxmpp..", "org.minidns.."),
                    service("service.call"),
                    service("service.session", "service.call"),
                    service("service.find", "service.call", "service.session"),
                    service("service.line", "service.call", "service.session"),
                    service(
                            "service.dialog",
                            "service.call",
                            "service.session",
                            "service.find",
                            "service.line"),
                    service("service.file", "disk", "service.call"),
                    service(
                            "service.people",
                            "service.call",
                            "service.session",
                            "service.find",
                            "service.line"),
                    service(
                            "service.message",
                            "service.call",
                            "service.session",
                            "service.find",
                            "service.line"),
                    service(
                            "service.piping",
                            "disk",
                            "pipe",
                            "journal",
                            "service.call",
                            "service.session",
                            "service.find",
                            "service.line",
                            "service.file",
                            "service.message"),
                    service(
                            "service.follow",
                            "service.call",
                            "service.session",
                            "service.find",
                            "service.line",
                            "service.dialog",
                            "service.message"),
                    service(
                            "service.live",
                            "pipe",
                            "journal",
                            "service.find",
                            "service.line",
                            "service.message",
                            "service.piping",
                            "service.follow"),
                    service("service", "service.*"),
                    floor("export", "disk", "text", "service", "service.*"),
                    floor("cli.output", "text"),
                    floor(
                                    "cli",
                                    "disk",
                                    "programs",
                                    "text",
                                    "config",
                                    "pipe",
                                    "service",
                                    "service.*",
                                    "export",
                                    "cli.output")
                            .with("picocli.."),
                    floor(
                                    "cli.*",
                                    "disk",
                                    "text",
                                    "config",
                                    "pipe",
                                    "service",
                                    "service.*",
                                    "export",
                                    "cli",
                                    "cli.output")
                            .with("picocli.."),
                    floor("tui", "text"),
                    floor("tui.words", "text"),
                    floor("tui.talk", "text"),
                    floor("tui.compose", "text", "tui", "tui.words"),
                    floor("tui.desk", "text", "tui", "tui.words", "tui.talk", "tui.compose"),
                    floor(
                            "tui.view",
                            "text",
                            "tui",
                            "tui.words",
                            "tui.talk",
                            "tui.compose",
                            "tui.desk"),
                    floor(
                            "tui.chat",
                            "text",
                            "tui",
                            "tui.words",
                            "tui.talk",
                            "tui.compose",
                            "tui.desk",
                            "tui.view"),
                    floor("tui.plain", "text", "tui", "tui.words"),
                    floor("tui.lines", "text", "tui", "tui.words", "tui.plain").with("org.jline.."),
                    floor("tui.live", "text", "config", "service", "service.*", "tui"),
                    floor("tui.term", "disk", "programs", "text", "tui")
                            .with("org.jline..", "com.googlecode.lanterna.."),
                    floor("sandbox.world", "disk")
                            .with("java.sql..", "javax.sql..", "org.sqlite.."),
                    floor("sandbox.seed", "sandbox.world"),
                    floor("sandbox.lab"),
                    floor("sandbox.rest", "wire.rest", "wire.xmpp", "sandbox.world", "sandbox.lab")
                            .with("com.sun.net.httpserver.."),
                    floor("sandbox.xmpp", "wire.rest", "wire.xmpp", "sandbox.world", "sandbox.lab"),
                    floor(
                                    "sandbox",
                                    "disk",
                                    "wire.rest",
                                    "wire.xmpp",
                                    "sandbox.world",
                                    "sandbox.seed",
                                    "sandbox.lab",
                                    "sandbox.rest",
                                    "sandbox.xmpp")
                            .with("java.sql..", "javax.sql..", "org.sqlite..")
                            .with("com.sun.net.httpserver.."),
                    floor(
                                    "app.*",
                                    "disk",
                                    "programs",
                                    "text",
                                    "tls",
                                    "config",
                                    "rest",
                                    "wire.rest",
                                    "wire.xmpp",
                                    "xmpp",
                                    "service",
                                    "service.*",
                                    "cli",
                                    "cli.output",
                                    "sandbox",
                                    "sandbox.seed",
                                    "sandbox.world",
                                    "tui",
                                    "tui.plain",
                                    "tui.lines",
                                    "tui.chat",
                                    "tui.term",
                                    "tui.live")
                            .with("picocli.."),
                    floor("app", "*", "*.*").with("picocli..", "sun.misc.."));

    private static final Set<String> ONLY_FOR_APP =
            Set.of(
                    "System.out",
                    "System.err",
                    "System.in",
                    "System.console",
                    "System.exit",
                    "Runtime.exit",
                    "Runtime.halt",
                    "System.getenv",
                    "System.currentTimeMillis",
                    "Clock.system",
                    "Clock.systemUTC",
                    "Clock.systemDefaultZone");

    private static final Predicate<String> FILES_AND_SOCKETS =
            Pattern.compile(
                            "java\\.net\\..*(Socket|Connection)|java\\.nio\\.file\\.Files"
                                    + "|java\\.io\\.(File.*|RandomAccessFile)")
                    .asMatchPredicate();

    private static final JavaClasses PROGRAM_CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(PROGRAM);

    private static final JavaClasses BROKEN_CLASSES =
            new ClassFileImporter().importPackages(BROKEN_PROGRAM);

    @Test
    void every_package_uses_only_what_its_floor_may_use() {
        FLOORS.forEach(floor -> floor.rule(PROGRAM).check(PROGRAM_CLASSES));
    }

    @Test
    void every_class_lives_on_a_floor() {
        everyClassLivesOnAFloor(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void a_noun_of_the_command_line_never_uses_another_noun() {
        nounsNeverMeet(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        noCycles(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void only_app_touches_the_streams_the_environment_the_exit_and_the_clock() {
        onlyAppTouchesTheOutside(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void programs_are_called_in_one_place() {
        programsAreCalledInOnePlace(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void words_and_codecs_open_no_files_and_no_sockets() {
        noInputAndOutput(PROGRAM).check(PROGRAM_CLASSES);
    }

    @Test
    void the_screen_is_a_pure_machine() {
        screenIsPure(PROGRAM).check(PROGRAM_CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "model, ModelAsksRest",
        "service, ServiceReadsWithJackson",
        "xmpp, XmppAsksService",
        "cli.output, OutputReadsArguments",
        "cli.*, MsgAsksRest",
    })
    void a_package_that_uses_more_than_its_floor_may_use_is_seen(String name, String culprit) {
        Floor floor = FLOORS.stream().filter(f -> f.name().equals(name)).findAny().orElseThrow();

        assertThat(culprits(floor.rule(BROKEN_PROGRAM))).containsExactly(culprit);
    }

    @Test
    void a_class_without_a_floor_is_seen() {
        assertThat(culprits(everyClassLivesOnAFloor(BROKEN_PROGRAM))).containsExactly("Stray");
    }

    @Test
    void a_noun_that_uses_another_noun_is_seen() {
        assertThat(culprits(nounsNeverMeet(BROKEN_PROGRAM))).containsExactly("MsgAsksUser");
    }

    @Test
    void a_cycle_is_seen() {
        assertThat(culprits(noCycles(BROKEN_PROGRAM)))
                .containsExactly("ServiceAsksXmpp", "XmppAsksService");
    }

    @Test
    void anyone_but_app_who_touches_the_outside_is_seen() {
        assertThat(culprits(onlyAppTouchesTheOutside(BROKEN_PROGRAM)))
                .containsExactly(
                        "RestExits",
                        "RestLooksAtTheClock",
                        "RestPrints",
                        "RestReadsTheEnvironment",
                        "RestRefersToNow");
    }

    @Test
    void anyone_else_who_calls_a_program_is_seen() {
        assertThat(culprits(programsAreCalledInOnePlace(BROKEN_PROGRAM)))
                .containsExactly("RestCallsAProgram");
    }

    @Test
    void a_codec_that_opens_a_socket_is_seen() {
        assertThat(culprits(noInputAndOutput(BROKEN_PROGRAM)))
                .containsExactly("CodecOpensASocket", "CodecReadsAFile");
    }

    @Test
    void a_screen_that_is_not_pure_is_seen() {
        assertThat(culprits(screenIsPure(BROKEN_PROGRAM))).containsExactly("ScreenStartsAThread");
    }

    private static ArchRule everyClassLivesOnAFloor(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(under(root, FLOORS.stream().map(Floor::name)))
                .allowEmptyShould(true);
    }

    private static ArchRule nounsNeverMeet(String root) {
        return slices().matching(root + ".cli.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage(root + ".cli.."), resideInAPackage(root + ".cli.output"))
                .allowEmptyShould(true);
    }

    private static ArchRule noCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private static ArchRule onlyAppTouchesTheOutside(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".app")
                .should()
                .accessTargetWhere(describe("belongs to app", FloorsTest::isOnlyForApp))
                .allowEmptyShould(true);
    }

    private static boolean isOnlyForApp(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean readsTheTime =
                owner.getPackageName().equals("java.time")
                        && name.equals("now")
                        && !access.getTarget().getFullName().contains("Clock");
        boolean makesADateOfNow =
                access.getTarget().getFullName().equals("java.util.Date.<init>()");
        return readsTheTime
                || makesADateOfNow
                || ONLY_FOR_APP.contains(owner.getSimpleName() + "." + name);
    }

    /** Elsewhere it would be called in the locale that the launcher has set for ours. */
    private static ArchRule programsAreCalledInOnePlace(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".programs")
                .should()
                .callConstructor(ProcessBuilder.class, String[].class)
                .orShould()
                .callConstructor(ProcessBuilder.class, List.class)
                .orShould()
                .accessTargetWhere(
                        describe(
                                "runs a program",
                                access ->
                                        access.getTargetOwner().isEquivalentTo(Runtime.class)
                                                && access.getTarget().getName().equals("exec")))
                .allowEmptyShould(true);
    }

    private static ArchRule noInputAndOutput(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".json", root + ".model", root + ".wire..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net.http..", "java.nio.channels..", "javax.net..")
                                .or(
                                        describe(
                                                "files and sockets",
                                                used -> FILES_AND_SOCKETS.test(used.getName()))))
                .allowEmptyShould(true);
    }

    private static ArchRule screenIsPure(String root) {
        DescribedPredicate<JavaClass> theRestOfTheJdk =
                resideInAPackage("java..")
                        .and(
                                not(
                                        resideInAnyPackage(
                                                "java.lang..",
                                                "java.util..",
                                                "java.time..",
                                                "java.text")))
                        .or(resideInAPackage("java.util.concurrent.."))
                        .or(describe("threads", used -> used.isEquivalentTo(Thread.class)));
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".tui",
                        root + ".tui.words",
                        root + ".tui.talk",
                        root + ".tui.compose",
                        root + ".tui.desk",
                        root + ".tui.view",
                        root + ".tui.chat",
                        root + ".tui.plain")
                .should()
                .dependOnClassesThat(theRestOfTheJdk)
                .allowEmptyShould(true);
    }

    /** The classes of the broken program that a rule complains about, by name. */
    private static List<String> culprits(ArchRule rule) {
        List<String> complaints = rule.evaluate(BROKEN_CLASSES).getFailureReport().getDetails();
        return BROKEN_CLASSES.stream()
                .filter(suspect -> complaints.stream().anyMatch(one -> isFrom(suspect, one)))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    /** A complaint names the class it is about first, between angle brackets. */
    private static boolean isFrom(JavaClass suspect, String complaint) {
        Pattern first = Pattern.compile("[^<]*<" + Pattern.quote(suspect.getName()) + "\\b.*");
        return complaint.lines().anyMatch(line -> first.matcher(line).matches());
    }

    private static String[] under(String root, Stream<String> names) {
        return names.map(name -> root + "." + name).toArray(String[]::new);
    }

    /** A floor below all others. */
    private static Floor ground(String name, String... ours) {
        return new Floor(name, List.of(ours), List.of());
    }

    /** Everyone may use the words of chat and JSON. */
    private static Floor floor(String name, String... ours) {
        return new Floor(
                name,
                Stream.concat(Stream.of("json", "model"), Arrays.stream(ours)).toList(),
                List.of());
    }

    /** A room of what a person can do: both ways to the service, and what else it stands on. */
    private static Floor service(String name, String... ours) {
        Stream<String> ways = Stream.of("config", "wire.rest", "wire.xmpp", "rest", "xmpp");
        return floor(name, Stream.concat(ways, Arrays.stream(ours)).toArray(String[]::new));
    }

    /**
     * A row of the plan: a package, what it may use of ours, and what of others' beside the JDK.
     * {@code cli.*} is each noun of the command line.
     */
    private record Floor(String name, List<String> ours, List<String> others) {
        private static final DescribedPredicate<JavaClass> JDK =
                resideInAnyPackage("java..", "javax..", "org.jspecify.annotations")
                        .and(
                                not(
                                        resideInAnyPackage(
                                                "java.net.http..", "java.sql..", "javax.sql..")));

        Floor with(String... libraries) {
            return new Floor(
                    name, ours, Stream.concat(others.stream(), Arrays.stream(libraries)).toList());
        }

        ArchRule rule(String root) {
            DescribedPredicate<JavaClass> here = resideInAPackage(root + "." + name);
            if (name.equals("cli.*")) {
                here = here.and(not(resideInAPackage(root + ".cli.output")));
            }
            return classes()
                    .that(here)
                    .should()
                    .onlyDependOnClassesThat(
                            here.or(resideInAnyPackage(under(root, ours.stream())))
                                    .or(resideInAnyPackage(others.toArray(String[]::new)))
                                    .or(JDK))
                    .as(name + " uses only " + ours + ", " + others + " and the JDK")
                    .allowEmptyShould(true);
        }
    }
}
