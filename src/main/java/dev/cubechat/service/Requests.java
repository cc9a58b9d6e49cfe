package dev.cubechat.service;

import dev.cubechat.model.Progress;
import dev.cubechat.model.Secret;
import dev.cubechat.rest.Answered;
import dev.cubechat.rest.Landing;
import dev.cubechat.rest.RestClient;
import dev.cubechat.rest.TokenKeeper;
import dev.cubechat.rest.UploadFile;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.UploadForm;

import java.util.function.Supplier;

/** Sends REST calls as the person who is signed in. */
final class Requests {
    private final Supplier<RestClient> client;
    private final TokenKeeper keeper;
    private final Acquaintances acquaintances;

    /**
     * @param acquaintances sees each answer
     */
    Requests(Supplier<RestClient> client, TokenKeeper keeper, Acquaintances acquaintances) {
        this.client = client;
        this.keeper = keeper;
        this.acquaintances = acquaintances;
    }

    <T> T send(Call<T> call) {
        T answer = client.get().send(call, keeper);
        acquaintances.meet(answer);
        return answer;
    }

    /** The same, for those who want to know how often it was sent. */
    <T> Answered<T> answer(Call<T> call) {
        return client.get().answer(call, keeper);
    }

    /** Puts a file where the service said. */
    void upload(UploadForm form, UploadFile file, Progress progress) {
        client.get().upload(form, file, progress);
    }

    /** Gets the bytes that a path leads to. */
    void download(String target, Landing landing, Progress progress) {
        client.get().download(target, keeper, landing, progress);
    }

    /** The token of the session. */
    Secret token() {
        return keeper.token();
    }
}
