package dev.cubechat.sandbox.world;

import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;
import dev.cubechat.model.User;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The services that vouch for people (protocol page rest.md, section 4.1), played from a list of
 * tokens that they would take.
 */
public final class Providers {
    private final Store store;
    private final World world;

    Providers(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * A token that a provider takes, and the person it stands for.
     *
     * @param secret that must come with it; null for any or none
     * @param projectId that must come with it; null for any or none
     * @param id the person's id, number or address there
     */
    public record Token(
            Provider provider,
            Secret token,
            @Nullable Secret secret,
            @Nullable String projectId,
            String id,
            @Nullable String fullName) {}

    /**
     * The person whom the provider knows by this token, made when they come for the first time.
     *
     * @throws Refused where the provider does not take it
     */
    public User signIn(
            Provider provider, Secret token, @Nullable Secret secret, @Nullable String projectId) {
        return store.change(
                () -> {
                    Token known =
                            find(provider, token)
                                    .filter(it -> fits(it.secret(), secret))
                                    .filter(it -> fits(it.projectId(), projectId))
                                    .orElseThrow(
                                            () -> Refused.of(Refused.Reason.UNKNOWN_TO_PROVIDER));
                    return person(known);
                });
    }

    /** Whether a custom provider would take this. */
    public boolean knows(Secret token) {
        return store.read(() -> find(Provider.CUSTOM, token)).isPresent();
    }

    void add(Token token) {
        store.run(
                "INSERT OR REPLACE INTO provider_tokens"
                        + " (provider, token, secret, project, id, full_name)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                token.provider().wireName(),
                token.token().reveal(),
                token.secret() == null ? null : token.secret().reveal(),
                token.projectId(),
                token.id(),
                token.fullName());
    }

    private User person(Token token) {
        String login = token.provider().wireName() + "_" + token.id();
        return world.people()
                .findByLogin(login)
                .orElseGet(
                        () ->
                                world.people()
                                        .add(
                                                OptionalLong.empty(),
                                                profile(login, token),
                                                null,
                                                false));
    }

    private static NewPerson profile(String login, Token token) {
        String id = token.id();
        Provider provider = token.provider();
        return new NewPerson(
                login,
                provider == Provider.FIREBASE_EMAIL ? id : null,
                null,
                null,
                token.fullName(),
                provider == Provider.FIREBASE_PHONE ? id : null,
                null,
                null,
                null,
                provider == Provider.CUSTOM ? id : null,
                provider == Provider.FACEBOOK ? id : null,
                provider == Provider.TWITTER ? id : null,
                null,
                null);
    }

    private Optional<Token> find(Provider provider, Secret token) {
        return store.first(
                Providers::token,
                "SELECT * FROM provider_tokens WHERE provider = ? AND token = ?",
                provider.wireName(),
                token.reveal());
    }

    private static boolean fits(@Nullable Object wanted, @Nullable Object given) {
        return wanted == null || wanted.equals(given);
    }

    private static Token token(ResultSet row) throws SQLException {
        String secret = row.getString("secret");
        return new Token(
                Provider.ofWireName(row.getString("provider")).orElseThrow(),
                new Secret(row.getString("token")),
                secret == null ? null : new Secret(secret),
                row.getString("project"),
                row.getString("id"),
                row.getString("full_name"));
    }
}
