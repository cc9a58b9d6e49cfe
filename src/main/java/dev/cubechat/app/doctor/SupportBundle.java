package dev.cubechat.app.doctor;

import dev.cubechat.config.Found;
import dev.cubechat.config.Setting;
import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.disk.Reason;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What somebody who helps needs to know, in one file, without secrets. */
final class SupportBundle {
    /** Of others only the names are told: a value may be a secret of another program. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "TERM",
                    "COLORTERM",
                    "LANG",
                    "LC_ALL",
                    "LC_CTYPE",
                    "TZ",
                    "CI",
                    "NO_COLOR",
                    "TMUX",
                    "SHELL",
                    "CLICOLOR_FORCE");

    private final Patient patient;
    private final List<Looked> looked;
    private final List<String> trace;

    SupportBundle(Patient patient, List<Looked> looked, List<String> trace) {
        this.patient = patient;
        this.looked = List.copyOf(looked);
        this.trace = List.copyOf(trace);
    }

    /**
     * Writes the file, for its owner alone.
     *
     * @throws Failure CONFLICT where there is a file of that name already, CONFIGURATION where it
     *     cannot be written; then nothing of it is left
     */
    void write(Path file) {
        try (OutputStream out = made(file)) {
            fill(out, file);
        } catch (FileAlreadyExistsException there) {
            throw new Failure(FailureKind.CONFLICT, "There is a file " + file + " already.", there)
                    .withHint("Give another name.");
        } catch (IOException unwritable) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Could not write " + file + ": " + Reason.of(unwritable) + ".",
                            unwritable)
                    .withHint("Check the folder and whether the disk is full.");
        }
    }

    private static OutputStream made(Path file) throws IOException {
        return Channels.newOutputStream(
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.file(file)));
    }

    private void fill(OutputStream out, Path file) throws IOException {
        boolean whole = false;
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "findings.json", findings());
            entry(zip, "settings.txt", settings());
            entry(zip, "environment.txt", environment());
            entry(zip, "network.txt", lines(trace));
            zip.finish();
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String findings() {
        List<Json> findings = looked.stream().<Json>map(SupportBundle::json).toList();
        return JsonText.write(new Json.Arr(findings)) + "\n";
    }

    private static Json.Obj json(Looked one) {
        return Json.obj()
                .with("check", one.check())
                .with("status", one.finding().verdict().word())
                .with("found", one.finding().found())
                .with("hint", one.finding().hint())
                .with("took_ms", one.took().toMillis())
                .build();
    }

    private String settings() {
        try {
            return lines(patient.settings().all().stream().map(SupportBundle::told).toList());
        } catch (Failure unreadable) {
            return unreadable.sentence() + "\n";
        }
    }

    /** People put tokens of their password stores into the command. */
    private static String told(Found found) {
        return found.setting() == Setting.PASSWORD_COMMAND
                ? found.setting().key() + " = ••• (" + found.origin() + ")"
                : found.toString();
    }

    private String environment() {
        return new TreeMap<>(patient.environment())
                .entrySet().stream()
                        .map(
                                variable ->
                                        HARMLESS.contains(variable.getKey())
                                                ? variable.getKey() + "=" + variable.getValue()
                                                : variable.getKey())
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String lines(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
