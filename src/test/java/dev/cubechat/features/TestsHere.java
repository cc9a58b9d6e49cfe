package dev.cubechat.features;

import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of this project, found by their sources and asked by reflection. */
final class TestsHere {
    private static final Path JAVA = Path.of("src", "test", "java");
    private static final Path SCRIPTS = Path.of("src", "test", "js");
    private static final Pattern CHECK = Pattern.compile("\\bcheck\\((['\"`])(.+?)\\1,");
    private final List<Path> sources;

    private TestsHere(List<Path> sources) {
        this.sources = sources;
    }

    static TestsHere find() throws IOException {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return new TestsHere(files.filter(f -> f.toString().endsWith("Test.java")).toList());
        }
    }

    boolean has(Proof proof) throws Exception {
        return proof.isCheckOfSdk() ? isCheck(proof) : isTest(proof);
    }

    /** Some classes share their simple name, in packages of their own; one of them will do. */
    private boolean isTest(Proof proof) throws ClassNotFoundException {
        for (Class<?> found : classes(proof.testClass())) {
            if (Arrays.stream(found.getDeclaredMethods())
                    .filter(method -> method.getName().equals(proof.name()))
                    .filter(method -> !method.isAnnotationPresent(Disabled.class))
                    .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class))) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@code RestWitnessTest} runs {@code rest.mjs}, which is made of what is under {@code rest}.
     */
    private boolean isCheck(Proof proof) throws Exception {
        String script = proof.testClass().replace("WitnessTest", "").toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>();
        for (Path file : List.of(SCRIPTS.resolve(script + ".mjs"), SCRIPTS.resolve(script))) {
            names.addAll(checks(file));
        }
        return !classes(proof.testClass()).isEmpty() && names.contains(proof.name());
    }

    private List<Class<?>> classes(String simpleName) throws ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (Path source : sources) {
            if (source.endsWith(simpleName + ".java")) {
                String name = JAVA.relativize(source).toString().replace(".java", "");
                classes.add(
                        Class.forName(name.replace(source.getFileSystem().getSeparator(), ".")));
            }
        }
        return classes;
    }

    private static Set<String> checks(Path script) throws IOException {
        Set<String> names = new HashSet<>();
        if (Files.exists(script)) {
            try (Stream<Path> files = Files.walk(script)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher check = CHECK.matcher(Files.readString(file));
                    while (check.find()) {
                        names.add(check.group(2));
                    }
                }
            }
        }
        return names;
    }
}
