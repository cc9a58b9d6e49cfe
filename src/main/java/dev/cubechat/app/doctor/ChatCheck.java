package dev.cubechat.app.doctor;

/** Whether the chat server lets us in, and answers. */
final class ChatCheck implements Check {
    private final Patient patient;

    ChatCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "xmpp";
    }

    @Override
    public Finding look() {
        long ms = patient.services().get().presence().ping(1).roundTrip().toMillis();
        return Finding.ok("logged in; a ping took " + ms + " ms");
    }
}
