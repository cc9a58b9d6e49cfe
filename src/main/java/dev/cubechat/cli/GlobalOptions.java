package dev.cubechat.cli;

import dev.cubechat.cli.output.Format;
import dev.cubechat.cli.output.Terminal;
import dev.cubechat.config.Flags;
import dev.cubechat.config.Setting;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that every command has. */
@Command
public final class GlobalOptions {
    /** Those that say how output looks; the others say where to and as whom. */
    public static final Set<String> ABOUT_OUTPUT =
            Set.of("--json", "--jsonl", "--raw", "--fail-on-truncate", "--quiet");

    @Option(
            names = "--json",
            arity = "0..1",
            preprocessor = AttachedValue.class,
            paramLabel = "FIELDS",
            scope = ScopeType.INHERIT,
            description = "One JSON value; --json=id,… picks fields.")
    @Nullable String json;

    @Option(
            names = "--jsonl",
            scope = ScopeType.INHERIT,
            description = "One JSON object per line, flushed per line.")
    boolean jsonl;

    @Option(
            names = "--raw",
            scope = ScopeType.INHERIT,
            description = "JSON with the server's own object under \"raw\".")
    boolean raw;

    @Option(
            names = "--fail-on-truncate",
            scope = ScopeType.INHERIT,
            description = "Exit 3 when a list was cut.")
    boolean failOnTruncate;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No notes on stderr.")
    boolean quiet;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT,
            description = "The profile to use.")
    @Nullable String profile;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where the REST service is.")
    @Nullable String apiUrl;

    @Option(
            names = "--chat-host",
            paramLabel = "HOST",
            scope = ScopeType.INHERIT,
            description = "Where the chat server is.")
    @Nullable String chatHost;

    @Option(
            names = "--xmpp-port",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description = "The chat server's port (TLS from the first byte).")
    @Nullable String xmppPort;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Trust the certificate authority in this PEM file.")
    @Nullable String caFile;

    @Option(
            names = "--insecure",
            scope = ScopeType.INHERIT,
            description = "Do not check certificates; only for this machine.")
    boolean insecure;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "How long to wait for an answer, such as 30s.")
    @Nullable Duration timeout;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "Never ask anything.")
    boolean noInput;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Say what is sent and received, without secrets.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "This help.")
    boolean help;

    /** How to write, from these options and from where stdout goes. */
    public Format format(Terminal terminal) {
        Format.Kind kind;
        if (jsonl) {
            kind = Format.Kind.JSONL;
        } else if (json != null || raw) {
            kind = Format.Kind.JSON;
        } else {
            kind = terminal.stdout() ? Format.Kind.TABLE : Format.Kind.TSV;
        }
        return new Format(kind, fields(), raw, quiet, failOnTruncate);
    }

    private List<String> fields() {
        if (json == null || json.isBlank()) {
            return List.of();
        }
        List<String> fields = Arrays.stream(json.split(",", -1)).map(String::strip).toList();
        if (fields.contains("")) {
            throw new Failure(
                    FailureKind.USAGE, "--json=" + json + " has an empty field name in it.");
        }
        return fields;
    }

    /** What these options set, as the settings know it. */
    public Flags flags() {
        return Flags.NONE
                .with(Setting.PROFILE, profile)
                .with(Setting.API_URL, apiUrl)
                .with(Setting.CHAT_HOST, chatHost)
                .with(Setting.XMPP_PORT, xmppPort)
                .with(Setting.CA_FILE, caFile)
                .withSwitch(Setting.INSECURE, insecure)
                .withSwitch(Setting.NO_INPUT, noInput);
    }

    /** How long to wait for an answer; empty where the usual patience will do. */
    public Optional<Duration> timeout() {
        if (timeout != null && !timeout.isPositive()) {
            throw new Failure(FailureKind.USAGE, "--timeout needs some time.");
        }
        return Optional.ofNullable(timeout);
    }

    public boolean noInput() {
        return noInput;
    }

    public boolean debug() {
        return debug;
    }
}
