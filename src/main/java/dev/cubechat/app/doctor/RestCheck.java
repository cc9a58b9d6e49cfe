package dev.cubechat.app.doctor;

import dev.cubechat.service.session.SessionStatus;

/** Whether the REST service knows us. */
final class RestCheck implements Check {
    private final Patient patient;

    RestCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Finding look() {
        SessionStatus status = patient.services().get().accounts().status(true);
        return status.userId() == null
                ? Finding.warning(
                        "an application session, of nobody", "To be somebody: cubechat auth login")
                : Finding.ok("signed in as user " + status.userId());
    }
}
