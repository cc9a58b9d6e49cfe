package dev.cubechat.app.doctor;

import dev.cubechat.config.Found;
import dev.cubechat.config.PasswordSource;
import dev.cubechat.config.Passwords;
import dev.cubechat.config.Setting;
import dev.cubechat.config.Settings;
import dev.cubechat.config.StateFolder;
import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.model.Failure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the secrets come from, and that nobody else can read them. None is shown. */
final class SecretsCheck implements Check {
    private final Patient patient;

    SecretsCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Finding look() {
        Settings settings = patient.settings();
        settings.passwordSource().ifPresent(Passwords::check);
        List<String> found = new ArrayList<>();
        found.add(
                settings.get(Setting.AUTH_KEY)
                        .map(key -> "authorization key from " + key.origin())
                        .orElse("no authorization key"));
        found.add(settings.passwordSource().map(SecretsCheck::words).orElse("password is asked"));
        settings.get(Setting.TOKEN)
                .map(Found::origin)
                .ifPresent(origin -> found.add("token from " + origin));
        String sentence = String.join("; ", found);
        if (settings.passwordSource().orElse(null) instanceof PasswordSource.InKeyring place) {
            Optional<Finding> trouble = trouble(place, sentence);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        List<Path> open = openToOthers(settings);
        return open.isEmpty()
                ? Finding.ok(sentence)
                : Finding.warning(
                        sentence + "; others can look into " + joined(open, ", "),
                        "chmod go-rwx " + joined(open, " "));
    }

    private static String joined(List<Path> places, String by) {
        return places.stream().map(Path::toString).collect(Collectors.joining(by));
    }

    private Optional<Finding> trouble(PasswordSource.InKeyring place, String sentence) {
        try {
            return patient.keyring().find(place).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            Finding.warning(
                                    sentence + ", which has none",
                                    "cubechat auth login --save-password"));
        } catch (Failure unusable) {
            return Optional.of(Finding.failed(unusable));
        }
    }

    private static String words(PasswordSource source) {
        return switch (source) {
            case PasswordSource.StandardInput in -> "password from standard input";
            case PasswordSource.Given given -> "password from CUBECHAT_PASSWORD";
            case PasswordSource.InFile file -> "password from " + file.file();
            case PasswordSource.OfCommand command -> "password from a command";
            case PasswordSource.InKeyring place -> "password in the keyring";
        };
    }

    private List<Path> openToOthers(Settings settings) {
        StateFolder state = patient.finder().state(settings);
        List<Path> places = new ArrayList<>();
        settings.get(Setting.PASSWORD_FILE)
                .map(found -> Path.of(found.text()))
                .ifPresent(places::add);
        places.add(state.path());
        places.addAll(state.secretFiles());
        return places.stream().filter(SecretsCheck::isOpen).toList();
    }

    private static boolean isOpen(Path file) {
        try {
            return OwnerOnly.isOpen(file);
        } catch (IOException missing) {
            // What is not there has nothing to hide.
            return false;
        }
    }
}
