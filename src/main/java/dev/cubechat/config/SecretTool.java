package dev.cubechat.config;

import dev.cubechat.model.Secret;

import java.util.ArrayList;
import java.util.List;

/** The Secret Service of GNOME, KDE and others, by {@code secret-tool} of libsecret. */
final class SecretTool implements KeyringTool {
    @Override
    public String name() {
        return "secret-tool";
    }

    @Override
    public List<String> find(PasswordSource.InKeyring place) {
        return with(place, "lookup");
    }

    @Override
    public List<String> keep(PasswordSource.InKeyring place) {
        return with(place, "store", "--label=cubechat " + place);
    }

    /** It keeps all that it reads, a line end too. */
    @Override
    public String input(PasswordSource.InKeyring place, Secret password) {
        return password.reveal();
    }

    @Override
    public List<String> remove(PasswordSource.InKeyring place) {
        return with(place, "clear");
    }

    /** It says of what is locked the same as of what is not there, and lists it all the same. */
    @Override
    public List<String> list(PasswordSource.InKeyring place) {
        return with(place, "search");
    }

    @Override
    public boolean saysNone(Keyring.Told told) {
        return told.code() == 1 && told.err().isBlank();
    }

    @Override
    public String password(String out) {
        return out;
    }

    private static List<String> with(PasswordSource.InKeyring place, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(
                List.of(
                        "service",
                        "cubechat",
                        "profile",
                        place.profile(),
                        "login",
                        place.person()));
        return all;
    }
}
