package dev.cubechat.witness;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.ObjBuilder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Somebody who chats with the official SDK, in a Node process of their own. */
final class SdkPeer implements AutoCloseable {
    private static final long GOODBYE_SECONDS = 10;

    private final Process process;
    private final JsonLines said = new JsonLines();
    private final Thread reader;
    private long commands;

    private SdkPeer(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Signed in, connected to chat and listening.
     *
     * @param script the peer's program
     * @param transport {@code wss} or {@code xmpps}
     */
    static SdkPeer online(
            SdkFolder sdk, String script, SandboxHouse house, String transport, String login)
            throws IOException, InterruptedException {
        List<String> words = List.of(script, house.readyFile().toString(), transport);
        boolean directTls = transport.equals("xmpps");
        SdkPeer peer = new SdkPeer(sdk.script(house.caFile(), directTls, words).start());
        peer.ask("signIn", Json.obj().with("login", login));
        peer.ask("connect", Json.obj());
        return peer;
    }

    /** Does what its script knows under that name, and gives its result. */
    Json.Obj ask(String command, ObjBuilder arguments) throws IOException, InterruptedException {
        Json.Obj answer = answer(command, arguments);
        if (!answer.get("ok").asBoolean().orElse(false)) {
            throw new AssertionError("the SDK could not " + command + ": " + answer);
        }
        return answer.get("result").asObject();
    }

    /** Calls a method of one of the SDK's services. */
    Json.Obj calls(String service, String method, Json... arguments)
            throws IOException, InterruptedException {
        return ask("call", call(service, method, arguments)).get("value").asObject();
    }

    /** Calls a method that gives a list, and gives its items. */
    List<Json.Obj> items(String service, String method, Json... arguments)
            throws IOException, InterruptedException {
        return calls(service, method, arguments).get("items").asItems().stream()
                .map(Json::asObject)
                .toList();
    }

    /** Calls a method that must be refused, and gives the code of the refusal. */
    long refused(String service, String method, Json... arguments)
            throws IOException, InterruptedException {
        Json.Obj answer = answer("call", call(service, method, arguments));
        if (answer.get("ok").asBoolean().orElse(true)) {
            throw new AssertionError(service + "." + method + " was not refused: " + answer);
        }
        return answer.get("error").asObject().get("code").asLong().orElse(-1L);
    }

    private Json.Obj answer(String command, ObjBuilder arguments)
            throws IOException, InterruptedException {
        long number = ++commands;
        Json.Obj line =
                Json.obj().with("n", number).with("do", command).withAll(arguments.build()).build();
        process.getOutputStream()
                .write((JsonText.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return said.await("answer to " + command, it -> it.get("n").equals(new Json.Int(number)));
    }

    private static ObjBuilder call(String service, String method, Json... arguments) {
        return Json.obj()
                .with("service", service)
                .with("method", method)
                .with("args", new Json.Arr(List.of(arguments)));
    }

    /**
     * Sends a text to a person, within their private dialog.
     *
     * @return the message's id
     */
    String tells(long user, String dialog, String body) throws IOException, InterruptedException {
        return sends(Json.obj().with("to", user), dialog, body);
    }

    /**
     * Sends a text to a group.
     *
     * @return the message's id
     */
    String tellsAll(String dialog, String body) throws IOException, InterruptedException {
        return sends(Json.obj().with("to", dialog), dialog, body);
    }

    private String sends(ObjBuilder message, String dialog, String body)
            throws IOException, InterruptedException {
        Json.Obj extension = Json.obj().with("dialog_id", dialog).build();
        message.with("body", body).with("extension", extension);
        return ask("send", message).get("id").asText().orElseThrow();
    }

    /** After this, all that the server had for this person before has been heard. */
    void catchesUp() throws IOException, InterruptedException {
        ask("catchUp", Json.obj());
    }

    /** What its listener for that event was told, the first that matches. */
    Json.Obj hears(String event, Predicate<Json.Obj> matches) throws InterruptedException {
        return said.await("event " + event, JsonLines.has("event", event).and(matches));
    }

    List<Json.Obj> heard(String event, Predicate<Json.Obj> matches) {
        return said.all(JsonLines.has("event", event).and(matches));
    }

    /** Ends its process, in good order if it can. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            SdkFolder.finishes(process, GOODBYE_SECONDS);
            reader.join();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (InputStream output = process.getInputStream()) {
            output.transferTo(said);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
