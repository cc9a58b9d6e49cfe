package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.User;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A user in the service's words (rest.md, sections 5 and 14). */
public final class UserCodec {
    private static final String WRAPPER = "user";

    private UserCodec() {}

    /** A user, flat (users v2, occupants) or wrapped in {@code user} (everywhere else). */
    public static User read(Json json) {
        Json inner = json.asObject().get(WRAPPER);
        ObjReader user = ObjReader.ofReply("a user", inner.isNull() ? json : inner);
        return new User(
                user.neededUserId("id"),
                user.text("login"),
                user.text("full_name"),
                user.text("email"),
                user.text("phone"),
                user.text("website"),
                user.text("avatar"),
                user.text("custom_data"),
                user.text("external_id"),
                user.text("facebook_id"),
                user.text("twitter_id"),
                tags(user.get("user_tags")),
                user.smallNumber("timezone"),
                user.flag("is_guest"),
                user.time("created_at"),
                user.time("updated_at"),
                user.time("last_request_at"),
                user.object());
    }

    /** The flat object; tags are one text with commas, or null. */
    public static Json.Obj write(User user) {
        var json =
                Json.obj()
                        .with("id", user.id().value())
                        .with("login", user.login())
                        .with("full_name", user.fullName())
                        .with("email", user.email())
                        .with("phone", user.phone())
                        .with("website", user.website())
                        .with("created_at", time(user.createdAt()))
                        .with("updated_at", time(user.updatedAt()))
                        .with("last_request_at", time(user.lastRequestAt()))
                        .with("external_id", user.externalId())
                        .with("external_user_id", Json.Nil.NIL)
                        .with("facebook_id", user.facebookId())
                        .with("twitter_id", user.twitterId())
                        .with("blob_id", Json.Nil.NIL)
                        .with("custom_data", user.customData())
                        .with("avatar", user.avatar())
                        .with("user_tags", user.tags().isEmpty() ? null : tags(user.tags()))
                        .with("timezone", timezone(user));
        if (user.guest()) {
            json.with("is_guest", true);
        }
        return json.build();
    }

    /** {@code {"user":{…}}}. */
    public static Json.Obj writeWrapped(User user) {
        return Json.obj().with(WRAPPER, write(user)).build();
    }

    private static List<String> tags(Json json) {
        return ObjReader.items(json).stream().flatMap(tag -> tag.asText().stream()).toList();
    }

    private static String tags(List<String> tags) {
        return String.join(",", tags);
    }

    private static Json timezone(User user) {
        Integer minutes = user.timezone();
        return minutes == null ? Json.Nil.NIL : Json.of(minutes);
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : WireTime.write(instant);
    }
}
