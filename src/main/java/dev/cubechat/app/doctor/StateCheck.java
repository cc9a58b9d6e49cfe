package dev.cubechat.app.doctor;

import dev.cubechat.config.PrivateFolder;
import dev.cubechat.config.Settings;
import dev.cubechat.config.StateFolder;

/** Whether sessions, cursors and journals can be kept, for us alone. */
final class StateCheck implements Check {
    private static final String PROBE = "doctor-probe";

    /** Where the disk is full, there is still room for a file with nothing in it. */
    private static final String SOMETHING = ".".repeat(4096);

    private final Patient patient;

    StateCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "state";
    }

    @Override
    public Finding look() {
        Settings settings = patient.settings();
        StateFolder state = patient.finder().state(settings);
        // A file of its own shows what a look at permissions would only guess.
        PrivateFolder folder = new PrivateFolder(state.path());
        folder.write(PROBE, SOMETHING);
        folder.delete(PROBE);
        return Finding.ok(
                state.path()
                        + " can be written"
                        + (settings.saveSession() ? "" : "; sessions are not kept in CI"));
    }
}
