package dev.cubechat.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the text of a setting has to look like. */
public enum SettingKind {
    TEXT("some text"),
    SECRET("some text"),
    PATH("a file name"),
    NAME("a name of letters, digits, dots, dashes and underscores, such as work or ci-1"),
    NUMBER("a positive whole number"),
    PORT("a port from 1 to 65535"),
    SWITCH("true or false"),
    HOST("a host name, such as chat.connectycube.com"),
    URL("an address, such as https://api.connectycube.com"),
    TRANSPORT("rest or xmpp");

    private static final int LONGEST = 4096;
    private static final int LAST_PORT = 65535;
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
    private static final Pattern HOSTS =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}]");

    private final String form;

    SettingKind(String form) {
        this.form = form;
    }

    /** What a good value is, to be read after "must be". */
    public String form() {
        return form;
    }

    public boolean accepts(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            return false;
        }
        return switch (this) {
            case TEXT, SECRET, PATH -> true;
            case NAME -> NAMES.matcher(text).matches();
            case NUMBER -> text.matches("[0-9]{1,18}") && Long.parseLong(text) > 0;
            case PORT ->
                    text.matches("[0-9]{1,5}")
                            && Integer.parseInt(text) > 0
                            && Integer.parseInt(text) <= LAST_PORT;
            case SWITCH -> truth(text).isPresent();
            case HOST -> HOSTS.matcher(text).matches();
            case URL -> isUrl(text);
            case TRANSPORT -> text.equals("rest") || text.equals("xmpp");
        };
    }

    /** The truth value of a switch, as people write it. */
    public static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true", "1", "yes", "on" -> Optional.of(true);
            case "false", "0", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** An origin and perhaps a path: no user, no query, nothing that could carry a secret. */
    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getPort() != 0
                    && uri.getPort() <= LAST_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
