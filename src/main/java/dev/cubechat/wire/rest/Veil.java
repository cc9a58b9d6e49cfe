package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows a request or a reply without the passwords, keys and tokens in it. */
public final class Veil {
    private static final Json DOTS = Json.of("•••");
    private static final Set<String> SECRET =
            Set.of(
                    "password",
                    "old_password",
                    "auth_key",
                    "auth_secret",
                    "token",
                    "access_token",
                    "secret",
                    "signature",
                    "cb-token",
                    "cb-authkey");

    // Logins end at 70 characters (rest.md, section 5.1); what is longer is the token of a custom
    // identity provider, which travels as the login (section 4.1).
    private static final int LONGEST_LOGIN = 70;

    private Veil() {}

    /** The same value with dots for what is secret, at any depth. */
    public static Json over(Json json) {
        return switch (json) {
            case Json.Obj object -> {
                var shown = Json.obj();
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    boolean hidden = hides(member.getKey(), member.getValue());
                    shown.with(member.getKey(), hidden ? DOTS : over(member.getValue()));
                }
                yield shown.build();
            }
            case Json.Arr array -> new Json.Arr(array.items().stream().map(Veil::over).toList());
            default -> json;
        };
    }

    /** Whether a parameter of that name carries a secret. */
    public static boolean hides(String name, String value) {
        String last = name.endsWith("]") ? lastKey(name) : name;
        String word = last.toLowerCase(Locale.ROOT);
        return SECRET.contains(word) || (word.equals("login") && value.length() > LONGEST_LOGIN);
    }

    /** A path with its query, the secrets in it as dots. */
    public static String overTarget(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return target;
        }
        StringBuilder shown = new StringBuilder(target.length()).append(target, 0, mark);
        char before = '?';
        for (Param param : Params.parse(target.substring(mark + 1)).all()) {
            shown.append(before);
            if (hides(param.name(), param.value())) {
                shown.append(param.name()).append("=•••");
            } else {
                Params.write(param, shown);
            }
            before = '&';
        }
        return before == '?' ? shown.append(before).toString() : shown.toString();
    }

    private static boolean hides(String name, Json value) {
        return !value.isNull()
                && !(value instanceof Json.Obj)
                && hides(name, value.asText().orElse(""));
    }

    private static String lastKey(String name) {
        return name.substring(name.lastIndexOf('[') + 1, name.length() - 1);
    }
}
