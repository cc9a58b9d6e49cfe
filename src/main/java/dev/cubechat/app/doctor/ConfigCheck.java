package dev.cubechat.app.doctor;

import dev.cubechat.config.ConfigFile;
import dev.cubechat.config.Settings;

import java.nio.file.Files;

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
        return Finding.ok(
                where
                        + "; profile "
                        + settings.profile()
                        + ", application "
                        + settings.appId()
                        + " at "
                        + settings.apiUrl());
    }
}
