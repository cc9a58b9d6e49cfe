package dev.cubechat.service;

import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.wire.rest.Call;

import java.util.function.Supplier;

/** Sends REST calls as the person who is signed in. */
final class Requests {
    private final Supplier<RestClient> client;
    private final TokenKeeper keeper;

    Requests(Supplier<RestClient> client, TokenKeeper keeper) {
        this.client = client;
        this.keeper = keeper;
    }

    <T> T send(Call<T> call) {
        return client.get().send(call, keeper);
    }
}
