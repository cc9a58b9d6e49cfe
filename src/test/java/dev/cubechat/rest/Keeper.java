package dev.cubechat.rest;

import dev.cubechat.model.Secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hands out the tokens it was given, one after each renewal, and remembers what it was told. */
final class Keeper implements TokenKeeper {
    final List<String> renewed = new ArrayList<>();
    final List<Instant> extended = new ArrayList<>();
    private final List<String> tokens;

    Keeper(String... tokens) {
        this.tokens = new ArrayList<>(List.of(tokens));
    }

    @Override
    public Secret token() {
        return new Secret(tokens.getFirst());
    }

    @Override
    public Secret renew(Secret stale) {
        renewed.add(stale.reveal());
        tokens.removeFirst();
        return token();
    }

    @Override
    public void extended(Instant expires) {
        extended.add(expires);
    }
}
