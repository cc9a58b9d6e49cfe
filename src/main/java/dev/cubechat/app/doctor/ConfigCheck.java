package dev.cubechat.app.doctor;

import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Settings;
import dev.cubechat.disk.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the configuration can be read, and which profile it leads to. */
final class ConfigCheck implements Check {
    private final Patient patient;

    ConfigCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public Finding look() {
        ConfigFile file = patient.finder().configFile();
        int profiles = file.read().profiles().size();
        Settings settings = patient.settings();
        String where =
                Files.exists(file.path())
                        ? file.path() + ", " + profiles + (profiles == 1 ? " profile" : " profiles")
                        : "no file at " + file.path() + ", which is fine";
        String found =
                where
                        + "; profile "
                        + settings.profile()
                        + ", application "
                        + settings.appId()
                        + " at "
                        + settings.apiUrl();
        List<Path> open = openToChange(file.path());
        return open.isEmpty()
                ? Finding.ok(found)
                : Finding.warning(
                        found + "; others can change it, so no password_command in it is run",
                        open.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(" ", "chmod go-w ", "")));
    }

    private static List<Path> openToChange(Path file) {
        try {
            return OwnerOnly.openToChange(file);
        } catch (IOException missing) {
            // What is not there cannot be changed.
            return List.of();
        }
    }
}
