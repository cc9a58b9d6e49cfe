package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.tls.Loopback;
import dev.cubechat.wire.rest.ErrorBody;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.StorageAnswer;
import dev.cubechat.wire.rest.UploadForm;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Carries the bytes of files to and from the storage behind the service (rest.md, sections 10.2 and
 * 10.4), which is another server more often than not: it gets neither our token nor our other
 * headers. Used from any thread; never holds a file in memory.
 */
final class Transfers implements AutoCloseable {
    private static final int MOST_HOPS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int BOUNDARY_BYTES = 18;

    private final RestSettings settings;
    private final URI api;
    private final Exchange apiExchange;
    private final Attempts attempts;
    private final Log log;
    private final RandomGenerator random;
    private final Map<URI, Exchange> others = new HashMap<>();

    /**
     * @param apiExchange for the server of the API; closed by its owner
     */
    Transfers(
            RestSettings settings,
            Exchange apiExchange,
            Attempts attempts,
            Log log,
            RandomGenerator random) {
        this.settings = settings;
        this.api = Origin.of(settings.apiUrl());
        this.apiExchange = apiExchange;
        this.attempts = attempts;
        this.log = log;
        this.random = random;
    }

    void upload(UploadForm form, UploadFile file, Progress progress) {
        RawReply reply = attempts.insist(true, () -> post(form, file, progress));
        if (!stored(reply)) {
            throw refusal(reply);
        }
    }

    /**
     * The last reply; the body of a successful one is in the landing.
     *
     * @param headers for the server of the API only
     */
    RawReply download(String target, List<Param> headers, Landing landing, Progress progress) {
        while (true) {
            long before = landing.have();
            try {
                RawReply reply =
                        attempts.insist(true, () -> follow(target, headers, landing, progress));
                // A server may give a part of what it was asked for.
                long missing = Reception.missing(reply, landing);
                if (missing == 0) {
                    return reply;
                }
                if (landing.have() <= before) {
                    throw new Failure(
                                    FailureKind.UNREACHABLE,
                                    "The server keeps back the last "
                                            + missing
                                            + " bytes of the file.")
                            .withHint("Try again later.");
                }
            } catch (Failure broken) {
                // As long as something comes, it is worth to go on.
                if (broken.kind() != FailureKind.UNREACHABLE || landing.have() <= before) {
                    throw broken;
                }
            }
        }
    }

    /** Whether the landing has everything. */
    static boolean brought(RawReply reply) {
        return reply.status() == 200 || reply.status() == 206;
    }

    /** What a reply that brought nothing means. */
    static Failure refusal(RawReply reply) {
        int status = reply.status();
        if (StorageAnswer.read(reply.body()).orElse(null) instanceof StorageAnswer.Refused why) {
            FailureKind kind =
                    switch (status) {
                        case 401, 403 -> FailureKind.NOT_ALLOWED;
                        case 404 -> FailureKind.NOT_FOUND;
                        case 429 -> FailureKind.RATE_LIMITED;
                        default -> status < 500 ? FailureKind.INVALID : FailureKind.UNREACHABLE;
                    };
            return new Failure(kind, "The storage refused: " + why.code() + ", " + why.message())
                    .withHttp(status);
        }
        return ErrorBody.toFailure(status, reply.body());
    }

    @Override
    public void close() {
        synchronized (others) {
            others.values().forEach(Exchange::close);
            others.clear();
        }
    }

    /** 201 is what we ask for; storages that do not listen say 204 or 200. */
    private static boolean stored(RawReply reply) {
        return reply.status() == 201 || reply.status() == 200 || reply.status() == 204;
    }

    private RawReply post(UploadForm form, UploadFile file, Progress progress) throws NoReply {
        URI target = form.target();
        Exchange exchange = exchange(target);
        var message = exchange.message("POST", Origin.pathOf(target), List.of());
        Stall stall = new Stall(settings.replyTimeout());
        Progress moving =
                (done, total) -> {
                    stall.moved();
                    progress.at(done, total);
                };
        FormEntity entity = new FormEntity(form, file, boundary(), moving);
        message.setEntity(entity);
        message.addHeader("Content-Type", entity.getContentType());
        message.addHeader("Content-Length", entity.getContentLength());
        return logged("POST", target, () -> exchange.upload(message, stall, exchange::whole));
    }

    private RawReply follow(String target, List<Param> headers, Landing landing, Progress progress)
            throws NoReply {
        URI place = api.resolve(apiExchange.pathOf(target));
        boolean among = true;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            RawReply reply = get(place, among ? headers : List.of(), landing, progress);
            @Nullable String location = reply.header("Location").orElse(null);
            if (!REDIRECTS.contains(reply.status()) || location == null) {
                return reply;
            }
            URI next = Origin.resolve(place, location);
            // Once outside, always outside: who sends us back may not be the API.
            among = among && Origin.of(next).equals(api);
            place = next;
        }
        throw new Failure(
                FailureKind.UNREACHABLE,
                "The file is nowhere: the servers sent us round in " + MOST_HOPS + " redirects.");
    }

    private RawReply get(URI place, List<Param> headers, Landing landing, Progress progress)
            throws NoReply {
        Exchange exchange = exchange(place);
        List<Param> all = new ArrayList<>(headers);
        all.addAll(Reception.range(landing));
        var message = exchange.message("GET", Origin.pathOf(place), all);
        return logged(
                "GET",
                place,
                () ->
                        exchange.talk(
                                message, answer -> receive(exchange, answer, landing, progress)));
    }

    private static RawReply receive(
            Exchange exchange, Exchange.Answer answer, Landing landing, Progress progress)
            throws IOException, NoReply {
        RawReply head = new RawReply(answer.status(), answer.headers(), new byte[0]);
        Reception reception = new Reception(head, landing, progress);
        return switch (answer.status()) {
            case 200 -> reception.whole(answer.body());
            case 206 -> reception.rest(answer.body());
            case 416 -> reception.nothingLeft();
            default -> exchange.whole(answer);
        };
    }

    private Exchange exchange(URI place) {
        URI origin = Origin.of(place);
        if (origin.equals(api)) {
            return apiExchange;
        }
        if (!origin.getScheme().equals("https")
                && !(Loopback.names(origin) && Loopback.names(api))) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The service sends us to " + origin + ", where files travel in clear.");
        }
        synchronized (others) {
            return others.computeIfAbsent(origin, server -> new Exchange(settings.toward(server)));
        }
    }

    /** Addresses of storages are signed: what stands behind the path is nobody's business. */
    private RawReply logged(String method, URI place, Attempts.Once once) throws NoReply {
        return log.of(method + " " + Origin.of(place) + place.getRawPath(), once);
    }

    private String boundary() {
        byte[] bytes = new byte[BOUNDARY_BYTES];
        random.nextBytes(bytes);
        return "cubechat-" + HexFormat.of().formatHex(bytes);
    }
}
