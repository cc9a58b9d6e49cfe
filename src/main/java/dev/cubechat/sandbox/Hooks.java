package dev.cubechat.sandbox;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.lab.Transcript;
import dev.cubechat.sandbox.rest.Hook;
import dev.cubechat.sandbox.rest.Request;
import dev.cubechat.sandbox.rest.Response;
import dev.cubechat.sandbox.world.People;
import dev.cubechat.sandbox.xmpp.XmppFace;
import dev.cubechat.wire.rest.ErrorBody;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Params;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tests can do behind the scenes, under {@code /__sandbox/}, with {@code --hooks} only. */
final class Hooks implements Hook {
    private static final String PLACE = "__sandbox";
    private final SandboxClock clock;
    private final Faults faults;
    private final Transcript transcript;
    private final Pushes pushes;
    private final People people;
    private final XmppFace chat;

    Hooks(
            SandboxClock clock,
            Faults faults,
            Transcript transcript,
            Pushes pushes,
            People people,
            XmppFace chat) {
        this.clock = clock;
        this.faults = faults;
        this.transcript = transcript;
        this.pushes = pushes;
        this.people = people;
        this.chat = chat;
    }

    @Override
    public Optional<Response> answer(Request request) {
        List<String> path = request.path();
        if (path.size() != 2 || !path.getFirst().equals(PLACE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(request.method() + " " + path.get(1), request));
        } catch (Failure failure) {
            return Optional.of(Response.of(422, ErrorBody.base(failure.sentence())));
        }
    }

    private Response answer(String what, Request request) {
        switch (what) {
            case "POST cut" -> chat.cut(user(request));
            case "POST refuse" -> faults.refuseFor(Duration.ofSeconds(number(request, "seconds")));
            case "POST clock" -> {
                clock.advance(Duration.ofSeconds(number(request, "advance")));
                chat.timeHasPassed();
            }
            case "POST fault" -> setFault(request);
            case "GET transcript" -> {
                return Response.text(transcript.text());
            }
            case "GET pushes" -> {
                return Response.of(200, pushes.all());
            }
            default -> {
                return Response.of(404, ErrorBody.base("There is no such hook"));
            }
        }
        return Response.empty();
    }

    /**
     * Sets faults by name, {@code delay=200ms}, or as a whole, {@code set=delay=200ms}; {@code
     * clear=1}, or nothing at all, ends them. The parameters may be in the query or in the body.
     */
    private void setFault(Request request) {
        List<Param> params = params(request);
        if (params.isEmpty()) {
            faults.clear();
        }
        for (Param param : params) {
            switch (param.name()) {
                case "clear" -> faults.clear();
                case "set", "fault" -> faults.set(param.value());
                default -> faults.set(param.name() + "=" + param.value());
            }
        }
    }

    private static List<Param> params(Request request) {
        return request.body().isBlank()
                ? request.query().all()
                : request.query().and(Params.parse(request.body().strip())).all();
    }

    /** The person in {@code user_id} or {@code user}: a login, or a number. */
    private UserId user(Request request) {
        return Stream.of("user_id", "user")
                .flatMap(name -> request.query().first(name).stream())
                .findFirst()
                .flatMap(
                        named ->
                                people.findByLogin(named)
                                        .map(User::id)
                                        .or(
                                                () ->
                                                        Json.of(named)
                                                                .asLong()
                                                                .filter(id -> id > 0)
                                                                .map(UserId::new)))
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.INVALID,
                                        "The hook needs user_id, a number or a login."));
    }

    /** A number from the query, or from a JSON body. */
    private static long number(Request request, String name) {
        return request.query()
                .number(name)
                .or(() -> request.json().asObject().get(name).asLong())
                .filter(number -> number > 0 && number < Integer.MAX_VALUE)
                .orElseThrow(
                        () ->
                                new Failure(
                                        FailureKind.INVALID,
                                        "The hook needs " + name + ", a positive number."));
    }
}
