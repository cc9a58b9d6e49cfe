package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.ObjectIds;
import dev.cubechat.model.Secret;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.wire.rest.Params;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param host with its port, as the client names us
 * @param path its parts, decoded, without a {@code .json} at the end
 * @param suffixed whether there was a {@code .json}
 * @param method GET also for a HEAD
 * @param query the parameters of the query string; for a DELETE also those of the body, and for a
 *     GET those of a form
 */
public record Request(
        String method,
        String host,
        List<String> path,
        boolean suffixed,
        Params query,
        String contentType,
        String body,
        Optional<Secret> token,
        Optional<Secret> authKey) {

    public Request {
        path = List.copyOf(path);
    }

    /**
     * The body: JSON, or a form, whose brackets become objects.
     *
     * @throws Failure INVALID where it is neither
     */
    public Json json() {
        String text = body.strip();
        if (text.isEmpty()) {
            return Json.Obj.EMPTY;
        }
        if (isForm(contentType) && !text.startsWith("{")) {
            return FormBody.json(Params.parse(text));
        }
        try {
            return JsonText.parse(text);
        } catch (MalformedJson malformed) {
            throw new Failure(
                    FailureKind.INVALID,
                    "The request is not JSON: " + malformed.getMessage(),
                    malformed);
        }
    }

    static boolean isForm(String contentType) {
        return contentType.startsWith("application/x-www-form-urlencoded");
    }

    /** The ids in the third part of the path, which may be several with commas between. */
    List<String> ids() {
        return Arrays.stream(path.get(2).split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /**
     * The dialog that a part of the path names.
     *
     * @throws Refused where it is no id
     */
    DialogId dialog(int part) {
        if (!ObjectIds.isObjectId(path.get(part))) {
            throw Refused.of(Refused.Reason.NO_SUCH_DIALOG);
        }
        return new DialogId(path.get(part));
    }

    /** Whether {@code force=1} asks to do it for everyone. */
    boolean forEveryone() {
        return query.flag("force");
    }
}
