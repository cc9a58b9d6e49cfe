package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserChange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a person says about themselves, as {@code user} of a request (rest.md, section 5.1). */
public final class UserChangeCodec {
    private UserChangeCodec() {}

    /** {@code {"user":{…}}}, with what is not null; tags are one text with commas. */
    public static Json.Obj write(UserChange change) {
        var user = Json.obj();
        put(user, "login", change.login());
        put(user, "email", change.email());
        put(user, "password", reveal(change.password()));
        put(user, "old_password", reveal(change.oldPassword()));
        put(user, "full_name", change.fullName());
        put(user, "phone", change.phone());
        put(user, "website", change.website());
        put(user, "avatar", change.avatar());
        put(user, "custom_data", change.customData());
        put(user, "external_id", change.externalId());
        List<String> tags = change.tags();
        put(user, "tag_list", tags == null ? null : String.join(",", tags));
        return Json.obj().with("user", user.build()).build();
    }

    private static void put(ObjBuilder user, String key, @Nullable String value) {
        if (value != null) {
            user.with(key, value);
        }
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }
}
