package dev.cubechat.sandbox.world;

/**
 * The world does not do what was asked. Each face turns the reason into its own protocol's words;
 * the sentence is the service's own text where one was observed (protocol page rest.md, section
 * 3.3).
 */
public final class Refused extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** This needs a session, and none was shown. */
        NO_TOKEN,
        /** The token is unknown or has expired. */
        NO_SESSION,
        /** The session belongs to nobody, and this needs somebody. */
        NEEDS_USER,
        /** There is nobody with this name. */
        UNKNOWN_LOGIN,
        /** The service that is to vouch for the person does not. */
        UNKNOWN_TO_PROVIDER,
        /** The password is wrong. */
        WRONG_PASSWORD,
        NO_SUCH_USER,
        NO_SUCH_DIALOG,
        NO_SUCH_MESSAGE,
        /** The person is not in the contact list. */
        NO_SUCH_CONTACT,
        NO_SUCH_FILE,
        /** There is no custom object with this id. */
        NO_SUCH_OBJECT,
        /** The person has no device under this number. */
        NO_SUCH_SUBSCRIPTION,
        /** The person is not in the dialog. */
        NOT_IN_DIALOG,
        /** The person's role does not allow it. */
        NOT_ALLOWED,
        /** A value cannot be taken; {@link #field()} names it. */
        INVALID
    }

    private final Reason reason;
    private final String field;

    private Refused(Reason reason, String field, String sentence) {
        super(sentence);
        this.reason = reason;
        this.field = field;
    }

    public static Refused of(Reason reason) {
        return new Refused(reason, "", textOf(reason));
    }

    /** Not allowed, with the service's text for the case. */
    public static Refused notAllowed(String sentence) {
        return new Refused(Reason.NOT_ALLOWED, "", sentence);
    }

    /** A value that cannot be taken. */
    public static Refused invalid(String field, String sentence) {
        return new Refused(Reason.INVALID, field, sentence);
    }

    public Reason reason() {
        return reason;
    }

    /** The name of the value at fault; empty where it is none in particular. */
    public String field() {
        return field;
    }

    /** The text for the other side. */
    public String sentence() {
        String message = getMessage();
        return message == null ? reason.name() : message;
    }

    private static String textOf(Reason reason) {
        return switch (reason) {
            case NO_TOKEN -> "Token is required";
            case NO_SESSION -> "Required session does not exist";
            case NEEDS_USER -> "Forbidden. Need user.";
            case UNKNOWN_LOGIN -> "Unauthorized";
            case UNKNOWN_TO_PROVIDER ->
                    "Bad Authentication data. Unauthorized on remote side. Status: 404";
            case WRONG_PASSWORD -> "Invalid password";
            case NO_SUCH_USER -> "User not found";
            case NO_SUCH_DIALOG -> "Dialog not found";
            case NO_SUCH_MESSAGE -> "Message not found";
            case NO_SUCH_CONTACT -> "Contact not found";
            case NO_SUCH_FILE -> "File not found";
            case NO_SUCH_OBJECT -> "Record not found";
            case NO_SUCH_SUBSCRIPTION -> "Subscription not found";
            case NOT_IN_DIALOG, NOT_ALLOWED ->
                    "You don't have appropriate permissions to perform this operation";
            case INVALID -> "is invalid";
        };
    }
}
