package dev.cubechat.service.people;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageTarget;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.service.call.Operation;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.DataCalls;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tells the application's moderators of people and messages (protocol page rest.md, 11). */
public final class Reports {
    private static final String USERS = "UserReports";
    private static final String MESSAGES = "MessageReports";

    private final Requests requests;
    private final UserFinder users;
    private final DialogFinder dialogs;
    private final MessageFinder messages;

    public Reports(
            Requests requests, UserFinder users, DialogFinder dialogs, MessageFinder messages) {
        this.requests = requests;
        this.users = users;
        this.dialogs = dialogs;
        this.messages = messages;
    }

    /**
     * A report that was made.
     *
     * @param table where moderators find it
     * @param reported the number of the person, or the id of the message
     */
    public record Report(String id, String table, String reported, String reason) {}

    /** Reports a person. */
    public Operation<Report> user(UserTarget target, String reason) {
        UserId id = users.idOf(target);
        Json.Obj fields =
                Json.obj().with("reportedUserId", id.value()).with("reason", reason).build();
        return make(USERS, fields, id.toString(), reason);
    }

    /**
     * Reports a message.
     *
     * @param dialog where the message is; it may be null but for {@code last}
     */
    public Operation<Report> message(
            @Nullable DialogTarget dialog, MessageTarget which, String reason) {
        MessageId id = idOf(dialog, which);
        Json.Obj fields =
                Json.obj().with("reportedMessageId", id.value()).with("reason", reason).build();
        return make(MESSAGES, fields, id.value(), reason);
    }

    private Operation<Report> make(String table, Json.Obj fields, String reported, String reason) {
        Call<Json.Obj> call = DataCalls.create(table, fields);
        Json.Obj resolved = Json.obj().with("reported", reported).build();
        return Operation.ofCall(
                resolved,
                call,
                () -> {
                    Json.Obj made = send(call, table);
                    return new Report(made.get("_id").asText().orElse(""), table, reported, reason);
                });
    }

    /** The service says in several ways that there is no such table, all of them unclear. */
    private Json.Obj send(Call<Json.Obj> call, String table) {
        try {
            return requests.send(call);
        } catch (Failure failure) {
            int status = failure.http().orElse(0);
            if (status != 403 && status != 404 && status != 422) {
                throw failure;
            }
            throw new Failure(
                            failure.kind(),
                            "The report was not taken; does the application have the table "
                                    + table
                                    + "? "
                                    + failure.sentence(),
                            failure)
                    .withHttp(status)
                    .withHint(
                            "An administrator makes it in the dashboard, with the fields "
                                    + (table.equals(USERS)
                                            ? "reportedUserId (integer)"
                                            : "reportedMessageId (string)")
                                    + " and reason (string).");
        }
    }

    private MessageId idOf(@Nullable DialogTarget dialog, MessageTarget which) {
        if (dialog != null) {
            return messages.idsThere(dialogs.idOf(dialog), List.of(which)).getFirst();
        }
        if (which instanceof MessageTarget.Id id) {
            return id.id();
        }
        throw new Failure(FailureKind.USAGE, "last and last:me need a --dialog.");
    }
}
