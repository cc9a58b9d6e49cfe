package dev.cubechat.cli.api;

import dev.cubechat.cli.Desk;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.TextInput;
import dev.cubechat.disk.ReadLimit;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Transport;
import dev.cubechat.service.call.ApiReply;
import dev.cubechat.service.call.PageWalk;
import dev.cubechat.service.call.RawApi;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Any REST request in one's session; the reply goes to stdout as it came. */
@Command(footer = "cubechat api GET /chat/Dialog -f limit=2")
public final class ApiCommand implements Runnable, Explained {
    private static final int PAGE = 100;
    private static final int REFUSED = 400;

    /** Files, and the old ways to look for people. */
    private static final Pattern NUMBERED =
            Pattern.compile("/(blobs|users(/by_[a-z_]+)?)(\\.json)?(\\?|$)");

    @Parameters(
            index = "0",
            paramLabel = "METHOD",
            completionCandidates = Methods.class,
            description = "GET, POST, PUT or DELETE.")
    String method;

    @Parameters(index = "1", paramLabel = "PATH", description = "Such as /chat/Dialog.")
    String path;

    @Option(
            names = {"-f", "--field"},
            paramLabel = "KEY=VALUE",
            description =
                    "In the query of a GET, else in the JSON body: a[b]=c nests, a[]=c lists.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The body as it is; - reads it from stdin.")
    @Nullable String input;

    @Option(
            names = "--paginate",
            description = "Ask for page after page; the items of all are one JSON array.")
    boolean paginate;

    @Option(
            names = {"-i", "--include"},
            description = "Print the status and the headers before the body.")
    boolean include;

    @Option(names = "--dry-run", description = "Show what would be sent, and send nothing.")
    boolean dryRun;

    private final Desk desk;

    public ApiCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String notes() {
        return "The body is the service's own and is printed as it came: --json=FIELDS, --jsonl and"
                + " --raw do not go with it.";
    }

    @Override
    public void run() {
        desk.out().checkAsItComes();
        String verb = method.toUpperCase(Locale.ROOT);
        Fields typed = new Fields(fields.stream().map(ApiCommand::field).toList());
        boolean inQuery = verb.equals("GET") || input != null;
        String target = inQuery ? typed.query(path) : path;
        Json body = input == null && !inQuery && !typed.isEmpty() ? typed.body() : body();
        if (dryRun) {
            desk.out().json(description(verb, target, body));
        } else if (paginate) {
            check(verb);
            paginate(target);
        } else {
            show(desk.services().api().send(verb, target, body));
        }
    }

    private static Fields.Field field(String text) {
        try {
            return Fields.Field.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(FailureKind.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** The body that was given; null where there is none. */
    private @Nullable Json body() {
        if (input == null) {
            return null;
        }
        try {
            return JsonText.parse(
                    input.equals("-")
                            ? desk.stdin().bytes()
                            : TextInput.LIMIT.read(Path.of(input)));
        } catch (MalformedJson malformed) {
            throw new Failure(
                    FailureKind.USAGE,
                    "The body in " + input + " is not JSON: " + malformed.getMessage(),
                    malformed);
        } catch (ReadLimit.Exceeded longer) {
            throw new Failure(
                    FailureKind.USAGE,
                    "The body in " + input + " is longer than " + TextInput.LIMIT + ".",
                    longer);
        } catch (IOException unreadable) {
            throw new Failure(FailureKind.USAGE, "Could not read " + input + ".", unreadable);
        }
    }

    private static Json description(String verb, String target, @Nullable Json body) {
        Json request =
                Json.obj()
                        .with("transport", Transport.REST.word())
                        .with("method", verb)
                        .with("path", target)
                        .withIf("body", Optional.ofNullable(body))
                        .build();
        return Json.obj()
                .with("dry_run", true)
                .with("requests", new Json.Arr(List.of(request)))
                .build();
    }

    private void show(ApiReply reply) {
        if (include) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + "\n");
            reply.headers()
                    .forEach(
                            header ->
                                    head.append(header.getKey())
                                            .append(": ")
                                            .append(header.getValue())
                                            .append('\n'));
            desk.out().document(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
        if (reply.status() < REFUSED) {
            desk.out().answer(reply.body());
        } else {
            desk.out().document(reply.body());
        }
        refuse(reply);
    }

    private void refuse(ApiReply reply) {
        Failure.throwAny(desk.services().api().failure(reply));
    }

    private void check(String verb) {
        if (!verb.equals("GET") || input != null || include) {
            throw new Failure(FailureKind.USAGE, "--paginate goes with a plain GET.");
        }
    }

    private void paginate(String target) {
        RawApi api = desk.services().api();
        List<Json> all =
                PageWalk.of("items", Function.identity(), PAGE, taken -> page(api, target, taken))
                        .toList();
        desk.out().json(new Json.Arr(all));
    }

    private List<Json> page(RawApi api, String target, int taken) {
        String separator = target.contains("?") ? "&" : "?";
        ApiReply reply = api.send("GET", target + separator + place(taken), null);
        refuse(reply);
        return items(reply);
    }

    /** The service knows three ways to say which page is meant (rest.md, section 2.4). */
    private String place(int taken) {
        if (NUMBERED.matcher(path).lookingAt()) {
            return "per_page=" + PAGE + "&page=" + (taken / PAGE + 1);
        }
        return "limit=" + PAGE + (path.startsWith("/users") ? "&offset=" : "&skip=") + taken;
    }

    /** What a shell may offer for METHOD. */
    static final class Methods implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("GET", "POST", "PUT", "DELETE").iterator();
        }
    }

    private List<Json> items(ApiReply reply) {
        try {
            Json items = JsonText.parse(reply.body()).asObject().get("items");
            if (items instanceof Json.Arr list) {
                return list.items();
            }
            throw new Failure(
                            FailureKind.USAGE,
                            "The answer to GET " + path + " has no items, so it has no pages.")
                    .withHint("Leave out --paginate.");
        } catch (MalformedJson malformed) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The service answered with something that is not JSON.",
                    malformed);
        }
    }
}
