package dev.cubechat.service.call;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.rest.RawReply;
import dev.cubechat.rest.RawRequest;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.wire.rest.ErrorBody;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends any REST request in the session of the person who is signed in. */
public final class RawApi {
    private final Supplier<RestClient> client;
    private final TokenKeeper keeper;

    public RawApi(Supplier<RestClient> client, TokenKeeper keeper) {
        this.client = client;
        this.keeper = keeper;
    }

    /**
     * The reply, whatever its status.
     *
     * @param target path and query below the address of the API, percent-encoded
     * @param body null where there is none
     * @throws Failure USAGE where method or target cannot be sent as they are
     */
    public ApiReply send(String method, String target, @Nullable Json body) {
        byte[] bytes = body == null ? null : JsonText.write(body).getBytes(StandardCharsets.UTF_8);
        RawRequest request = new RawRequest(method, target, bytes);
        RawReply reply = client.get().raw(request, keeper);
        return new ApiReply(
                reply.status(),
                reply.headers().stream().map(h -> Map.entry(h.name(), h.value())).toList(),
                reply.body());
    }

    /** What a refused request means; nothing where it was done. */
    public Optional<Failure> failure(ApiReply reply) {
        return reply.isSuccess()
                ? Optional.empty()
                : Optional.of(ErrorBody.toFailure(reply.status(), reply.body()));
    }
}
