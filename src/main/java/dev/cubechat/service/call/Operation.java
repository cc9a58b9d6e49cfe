package dev.cubechat.service.call;

import dev.cubechat.json.Json;
import dev.cubechat.model.Transport;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that changes the world, ready to be done: its targets are resolved, nothing has been
 * sent. It can be done once, or shown instead of done ({@code --dry-run}).
 */
public final class Operation<T> {
    private final Json.Obj resolved;
    private final List<Json> requests;
    private final Supplier<Optional<T>> earlier;
    private final Supplier<T> work;

    private Operation(
            Json.Obj resolved,
            List<Json> requests,
            Supplier<Optional<T>> earlier,
            Supplier<T> work) {
        this.resolved = resolved;
        this.requests = List.copyOf(requests);
        this.earlier = earlier;
        this.work = work;
    }

    private Operation(Json.Obj resolved, List<Json> requests, Supplier<T> work) {
        this(resolved, requests, Optional::empty, work);
    }

    /** One REST request. */
    public static <T> Operation<T> ofCall(Json.Obj resolved, Call<?> call, Supplier<T> work) {
        return new Operation<>(resolved, List.of(shown(call)), work);
    }

    /** Stanzas on the chat connection, in this order. */
    public static <T> Operation<T> ofStanzas(
            Json.Obj resolved, List<Xml> stanzas, Supplier<T> work) {
        return new Operation<>(resolved, stanzas.stream().map(Operation::shown).toList(), work);
    }

    /** The same operation with a request that goes before its own. */
    public Operation<T> after(Call<?> first) {
        List<Json> all = new ArrayList<>();
        all.add(shown(first));
        all.addAll(requests);
        return new Operation<>(resolved, all, earlier, work);
    }

    /** REST requests, in this order. */
    public static <T> Operation<T> ofCalls(
            Json.Obj resolved, List<Call<?>> calls, Supplier<T> work) {
        return new Operation<>(resolved, calls.stream().map(Operation::shown).toList(), work);
    }

    /** Something that changes files of this machine and sends nothing. */
    public static <T> Operation<T> local(Json.Obj resolved, Supplier<T> work) {
        return new Operation<>(resolved, List.of(), work);
    }

    /** What a description names, done in another way. */
    public static <T> Operation<T> ofRequests(
            Json.Obj resolved, List<Json> requests, Supplier<T> work) {
        return new Operation<>(resolved, requests, work);
    }

    /** What this operation would do after other requests, done in another way. */
    public Operation<T> after(List<Json> first, Supplier<T> otherWork) {
        List<Json> all = new ArrayList<>(first);
        all.addAll(requests);
        return new Operation<>(resolved, all, earlier, otherWork);
    }

    /**
     * The same operation, which does nothing where an earlier run has done it.
     *
     * @param done gives what came of it then
     */
    public Operation<T> unless(Supplier<Optional<T>> done) {
        return new Operation<>(resolved, requests, done, work);
    }

    /**
     * What would be sent: the resolved ids, and under {@code requests} each request or stanza
     * exactly, with secrets as dots.
     */
    public Json.Obj describe() {
        return Json.obj()
                .with("dry_run", true)
                .withAll(resolved)
                .with("requests", new Json.Arr(requests))
                .build();
    }

    /** Does it, unless an earlier run has. */
    public T run() {
        return earlier.get().orElseGet(work);
    }

    public static Json shown(Call<?> call) {
        return Json.obj()
                .with("transport", Transport.REST.word())
                .withAll(call.describe().asObject())
                .build();
    }

    private static Json shown(Xml stanza) {
        return Json.obj()
                .with("transport", Transport.XMPP.word())
                .with("stanza", XmlText.write(stanza, ""))
                .build();
    }
}
