package dev.cubechat.sandbox.seed;

import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.NewPerson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the people of a seed; there are four where it names none. */
final class PeopleReader {
    private static final Set<String> USER =
            Set.of(
                    "id",
                    "login",
                    "email",
                    "password",
                    "full_name",
                    "tags",
                    "phone",
                    "website",
                    "avatar",
                    "custom_data",
                    "external_id",
                    "facebook_id",
                    "twitter_id",
                    "timezone");

    private PeopleReader() {}

    /** The people by their numbers, in the order of the file. */
    static Map<UserId, NewPerson> read(SeedObject seed) {
        if (!seed.has("users")) {
            return defaultPeople();
        }
        Map<UserId, NewPerson> people = new LinkedHashMap<>();
        seed.objects("users", USER, object -> addPerson(object, people));
        return people;
    }

    private static Map<UserId, NewPerson> defaultPeople() {
        Map<UserId, NewPerson> people = new LinkedHashMap<>();
        people.put(new UserId(101), person(101, "mira", "Mira Sol"));
        people.put(new UserId(102), person(102, "jon", "Jon Berg"));
        people.put(new UserId(103), person(103, "kai", "Kai Lund"));
        people.put(new UserId(104), person(104, "lena", "Lena Voss"));
        return people;
    }

    private static NewPerson person(long id, String login, String fullName) {
        return new NewPerson(
                login,
                login + "@example.com",
                new Secret("pw-" + id),
                null,
                fullName,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static UserId addPerson(SeedObject user, Map<UserId, NewPerson> people) {
        long next = 1 + people.keySet().stream().mapToLong(UserId::value).max().orElse(100);
        if (next <= 0 && !user.has("id")) {
            throw SeedObject.wrong(user.place() + " needs an id: there is no higher one");
        }
        UserId id = user.user("id").orElseGet(() -> new UserId(next));
        Long timezone = user.number("timezone");
        NewPerson person =
                new NewPerson(
                        user.text("login", "user" + id),
                        user.text("email"),
                        user.secret("password", "pw-" + id),
                        null,
                        user.text("full_name"),
                        user.text("phone"),
                        user.text("website"),
                        user.text("avatar"),
                        user.text("custom_data"),
                        user.text("external_id"),
                        user.text("facebook_id"),
                        user.text("twitter_id"),
                        tags(user),
                        timezone == null ? null : timezone.intValue());
        if (people.put(id, person) != null) {
            throw SeedObject.wrong(user.path("id") + " is used twice");
        }
        return id;
    }

    /** A list, or one text with commas. */
    private static List<String> tags(SeedObject user) {
        return user.get("tags") instanceof Json.Str text
                ? List.of(text.value().split("\\s*,\\s*"))
                : user.texts("tags");
    }
}
