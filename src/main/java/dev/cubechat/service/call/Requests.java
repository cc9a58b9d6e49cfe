package dev.cubechat.service.call;

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
public final class Requests {
    private final Supplier<RestClient> client;
    private final TokenKeeper keeper;
    private final Acquaintances acquaintances;

    /**
     * @param acquaintances sees each answer
     */
    public Requests(Supplier<RestClient> client, TokenKeeper keeper, Acquaintances acquaintances) {
        this.client = client;
        this.keeper = keeper;
        this.acquaintances = acquaintances;
    }

    public <T> T send(Call<T> call) {
        T answer = client.get().send(call, keeper);
        acquaintances.meet(answer);
        return answer;
    }

    /** The same, for those who want to know how often it was sent, or when it was answered. */
    public <T> Answered<T> answer(Call<T> call) {
        Answered<T> answer = client.get().answer(call, keeper);
        acquaintances.meet(answer.value());
        return answer;
    }

    /** Puts a file where the service said. */
    public void upload(UploadForm form, UploadFile file, Progress progress) {
        client.get().upload(form, file, progress);
    }

    /** Gets the bytes that a path leads to. */
    public void download(String target, Landing landing, Progress progress) {
        client.get().download(target, keeper, landing, progress);
    }

    /** The token of the session. */
    public Secret token() {
        return keeper.token();
    }
}
