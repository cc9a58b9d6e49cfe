package dev.cubechat.reference;

import dev.cubechat.config.Setting;

import java.util.stream.Stream;

/** The page of variables, files, and which of them wins. */
public record EnvironmentPage(Release release) {
    public String text() {
        Roff page =
                release.page("cubechat-environment", 7, "variables and files that cubechat reads");
        page.section("PRECEDENCE")
                .paragraph(
                        "A setting comes from an option, else from the environment, else from the"
                            + " profile, else from a default. What belongs together is taken from"
                            + " one place: who to be (login, e-mail, number, token); how to get the"
                            + " password; and where the service is: a chat host or a port of a"
                            + " weaker place than the address of the REST service counts for"
                            + " nothing, so with CUBECHAT_API_URL the profile's chat_host and"
                            + " xmpp_port do not, and with --api-url CUBECHAT_CHAT_HOST and"
                            + " CUBECHAT_XMPP_PORT do not, either. Without a chat host of its own"
                            + " the address leads to one: api.example.com to chat.example.com, any"
                            + " other host to itself. A CA file is taken by itself, from the"
                            + " strongest place that names one, whatever the address: with it only"
                            + " the authorities in it are trusted, and a service that has its"
                            + " certificate from others is refused. A variable that is empty counts"
                            + " as not set. cubechat profile show --origin tells where each value"
                            + " came from.");
        page.section("VARIABLES OF CUBECHAT");
        Stream.of(Setting.values())
                .forEach(
                        setting ->
                                setting.variable()
                                        .ifPresent(
                                                name ->
                                                        page.entry(
                                                                Roff.bold(name),
                                                                meaning(setting))));
        page.entry(
                Roff.bold("CUBECHAT_A11Y") + ", " + Roff.bold("CHAT_A11Y"),
                "With 1 in one of them, the chat is line by line and moves no cursor, for those"
                        + " who listen to it.");
        page.section("OTHER VARIABLES")
                .entry(Roff.bold("NO_COLOR"), "Never write in colour.")
                .entry(Roff.bold("CLICOLOR_FORCE"), "Write in colour even where no terminal is.")
                .entry(
                        Roff.bold("TERM"),
                        "With dumb, nothing is coloured, and the chat is line by line, as it is"
                                + " where this is not set.")
                .entry(
                        Roff.bold("COLORTERM"),
                        "With truecolor or 24bit, the chat uses all the colours there are.")
                .entry(
                        Roff.bold("VISUAL") + ", " + Roff.bold("EDITOR"),
                        "What Ctrl-X Ctrl-E in the chat edits with; vi without them.")
                .entry(
                        Roff.bold("SSH_CONNECTION") + ", " + Roff.bold("SSH_TTY"),
                        "Where one is set, the chat draws its screen less often.")
                .entry(Roff.bold("PATH"), "Where the program of a keyring is looked for.")
                .entry(Roff.bold("COLUMNS"), "How wide the terminal is, where it does not tell.")
                .entry(
                        Roff.bold("LC_ALL")
                                + ", "
                                + Roff.bold("LC_CTYPE")
                                + ", "
                                + Roff.bold("LANG"),
                        "With a UTF-8 locale, installed or not, with C and POSIX, and with any"
                            + " other that is not installed, arguments, variables and names of"
                            + " files are read as UTF-8. The launcher sets LC_ALL to C.UTF-8 for"
                            + " that; programs that cubechat starts get yours back, which"
                            + " CUBECHAT_LC_ALL keeps meanwhile. Where letters are lost all the"
                            + " same, because the machine has no C.UTF-8, the command is refused"
                            + " with exit code 2.")
                .entry(Roff.bold("TZ"), "The time zone in which tables show times.")
                .entry(
                        Roff.bold("HTTPS_PROXY") + ", " + Roff.bold("NO_PROXY"),
                        "The proxy for REST, and the hosts that need none.")
                .entry(
                        Roff.bold("SSL_CERT_FILE"),
                        "Certificate authorities to trust, where no CA file is set.")
                .entry(
                        Roff.bold("CI"),
                        "When set, no session is written to disk unless --save-session asks for"
                                + " it.")
                .entry(
                        Roff.bold("HOME"),
                        "Your home folder, as a whole path; without it the system's list of users"
                                + " says which it is.")
                .entry(
                        Roff.bold("XDG_CONFIG_HOME")
                                + ", "
                                + Roff.bold("XDG_STATE_HOME")
                                + ", "
                                + Roff.bold("XDG_CACHE_HOME"),
                        "Where the folders below are; ~/.config, ~/.local/state and ~/.cache"
                                + " without them. One that is no whole path is ignored. Where all"
                                + " three are set no home folder is needed.")
                .entry(
                        Roff.bold("XDG_DOWNLOAD_DIR"),
                        "Where the chat puts files; ~/Downloads without it, and where there is none"
                                + " the folder it was started in.");
        page.section("FILES")
                .entry(
                        Roff.italic("$XDG_CONFIG_HOME/cubechat/config.toml"),
                        "The profiles, and below [keys] the keys of the chat screen, such as quit ="
                            + " \"F10\". It holds no secrets. Where others may write to it or to"
                            + " its folder, no password_command in it is run (exit 14): everybody,"
                            + " or a group that is not named like you, as a group of your own is."
                            + " cubechat doctor names such files, and those with secrets that"
                            + " others can look into.")
                .entry(
                        Roff.italic("$XDG_STATE_HOME/cubechat/PROFILE/"),
                        "What a profile keeps between runs: its session and its authorization key,"
                            + " the places of listen --cursor, drafts of the chat, and names for"
                            + " Tab. Only you may read it (folders 0700, files 0600).")
                .entry(
                        Roff.italic("$XDG_STATE_HOME/cubechat/sandbox/server/"),
                        "The data, certificate and log of your sandbox.")
                .entry(
                        Roff.italic("$XDG_CACHE_HOME/cubechat/passed-certificates"),
                        "Fingerprints of the servers whose certificates have passed within a day,"
                                + " and of the authorities they passed with: these are not checked"
                                + " again, which saves most commands a tenth of their time. Only"
                                + " you may write to it; without it everything is checked.");
        page.section("SECRETS")
                .paragraph(
                        "No option takes a secret as its value, because others could see it in the"
                                + " list of processes. A password comes from --password-stdin,"
                                + " --password-file, --password-command, the variables above, the"
                                + " keyring of a profile with password_keyring, or a prompt.");
        return page.section("SEE ALSO")
                .text("cubechat(1), cubechat-auth(1), cubechat-profile(1)")
                .text();
    }

    private static String meaning(Setting setting) {
        return switch (setting) {
            case PROFILE -> "The profile to use.";
            case APP_ID -> "The number of the application.";
            case AUTH_KEY -> "The application's authorization key.";
            case AUTH_SECRET ->
                    "The application's authorization secret, for installations that want signed"
                            + " requests.";
            case LOGIN -> "The login of the person to be.";
            case EMAIL -> "The e-mail address of the person to be, in place of a login.";
            case USER_ID -> "The number of the person to be.";
            case TOKEN -> "A session's token, to be used as it is.";
            case PASSWORD -> "The password.";
            case PASSWORD_FILE -> "A file that holds the password.";
            case API_URL -> "Where the REST service is.";
            case CHAT_HOST -> "Where the chat server is.";
            case XMPP_PORT -> "The chat server's port, with TLS from the first byte.";
            case CA_FILE -> "A PEM file with certificate authorities to trust.";
            case NO_INPUT -> "With true, nothing is ever asked.";
            case PASSWORD_COMMAND,
                    PASSWORD_KEYRING,
                    PASSWORD_STDIN,
                    TRANSPORT,
                    SAVE_SESSION,
                    INSECURE ->
                    throw new IllegalStateException(
                            "say what the variable of " + setting + " is for");
        };
    }
}
