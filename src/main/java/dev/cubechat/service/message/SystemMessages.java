package dev.cubechat.service.message;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Transport;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ChatLine;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Data for another person's program, which is shown to nobody and kept nowhere (protocol pages
 * rest.md 7.6 and xmpp.md 13). Only those who are online get it.
 */
public final class SystemMessages {
    private final Requests requests;
    private final UserFinder users;
    private final Stanzas stanzas;
    private final ChatLine line;

    public SystemMessages(Requests requests, UserFinder users, Stanzas stanzas, ChatLine line) {
        this.requests = requests;
        this.users = users;
        this.stanzas = stanzas;
        this.line = line;
    }

    /** A system message that was sent. */
    public record Told(MessageId id, UserId userId, Transport transport) {}

    /**
     * Sends one.
     *
     * @param body a text beside the fields, which only XMPP can carry; null for none
     * @param transport null for REST where that can carry it, else XMPP
     * @throws Failure USAGE where REST is to carry a body, or where there is nothing to send
     */
    public Operation<Told> send(
            UserTarget target,
            @Nullable String body,
            Map<String, String> fields,
            @Nullable Transport transport) {
        if (body == null && fields.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "There is nothing to send.")
                    .withHint("--field KEY=VALUE or --body TEXT");
        }
        if (body != null && transport == Transport.REST) {
            throw new Failure(FailureKind.USAGE, "REST carries only the fields, not a body.")
                    .withHint("Leave --transport or --body out.");
        }
        UserId to = users.idOf(target);
        boolean rest = transport == Transport.REST || (transport == null && body == null);
        return rest ? byRest(to, fields) : byStanza(to, body, fields);
    }

    private Operation<Told> byRest(UserId to, Map<String, String> fields) {
        Call<MessageId> call = MessageCalls.system(to, json(fields));
        return Operation.ofCall(
                resolved(to), call, () -> new Told(requests.send(call), to, Transport.REST));
    }

    private Operation<Told> byStanza(UserId to, @Nullable String body, Map<String, String> fields) {
        MessageId id = stanzas.nextId();
        Xml stanza = stanzas.writer().system(id, to, body, json(fields));
        return Operation.ofStanzas(
                resolved(to),
                List.of(stanza),
                () -> {
                    line.send(List.of(stanza));
                    return new Told(id, to, Transport.XMPP);
                });
    }

    private static Json.Obj json(Map<String, String> fields) {
        var json = Json.obj();
        fields.forEach(json::with);
        return json.build();
    }

    private static Json.Obj resolved(UserId to) {
        return Json.obj().with("user_id", to.value()).build();
    }
}
