package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Device;
import dev.cubechat.sandbox.world.PushAudience;
import dev.cubechat.sandbox.world.PushEvents;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Subscriptions;
import dev.cubechat.sandbox.world.Subscriptions.Subscribed;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.WireTime;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Devices that want pushes, and pushes that people ask for (rest.md, section 12). */
final class PushRoutes {
    private static final Set<String> CHANNELS = Set.of("gcm", "apns", "apns_voip", "web");
    private static final Set<String> PLATFORMS = Set.of("ios", "android", "web");
    private static final Set<String> ENVIRONMENTS = Set.of("development", "production");
    private static final List<String> WEB_TOKEN = List.of("web_endpoint", "web_auth", "web_p256dh");
    private static final List<String> TOKEN = List.of("client_identification_sequence");

    private final World world;
    private final Subscriptions subscriptions;

    PushRoutes(World world) {
        this.world = world;
        this.subscriptions = world.subscriptions();
    }

    void addTo(Routes routes) {
        routes.with("POST", "subscriptions", this::subscribe)
                .with("GET", "subscriptions", this::list)
                .with("DELETE", "subscriptions/*", this::unsubscribe)
                .with("POST", "events", this::push);
    }

    private Response subscribe(Request request, Caller caller) {
        Json.Obj body = request.json().asObject();
        Json.Obj token = body.get("push_token").asObject();
        Json.Obj device = body.get("device").asObject();
        String channel = oneOf(CHANNELS, body, "notification_channel");
        (channel.equals("web") ? WEB_TOKEN : TOKEN).forEach(key -> needed(token, key));
        Subscribed subscribed =
                subscriptions.add(
                        caller.user(),
                        new Device(
                                channel,
                                oneOf(PLATFORMS, device, "platform"),
                                needed(device, "udid"),
                                oneOf(ENVIRONMENTS, token, "environment"),
                                token));
        return Response.created(new Json.Arr(List.of(write(subscribed))));
    }

    private Response list(Request request, Caller caller) {
        List<Json> all = subscriptions.of(caller.user()).stream().map(PushRoutes::write).toList();
        return Response.ok(new Json.Arr(all));
    }

    private Response unsubscribe(Request request, Caller caller) {
        long id = Json.of(request.path().get(1)).asLong().orElse(0L);
        subscriptions.remove(caller.user(), id);
        return Response.empty();
    }

    private Response push(Request request, Caller caller) {
        Json.Obj event = request.json().asObject().get("event").asObject();
        oneOf(Set.of("push"), event, "notification_type");
        if (event.has("push_type")) {
            oneOf(CHANNELS, event, "push_type");
        }
        PushEvents.Draft draft =
                new PushEvents.Draft(
                        oneOf(ENVIRONMENTS, event, "environment"),
                        event.get("push_type").asText().orElse(null),
                        event.get("event_type").asText().orElse("one_shot"),
                        needed(event, "message"));
        PushAudience audience = audience(event);
        if (audience.isEmpty()) {
            throw Refused.invalid("user", "can't be blank");
        }
        PushEvents.Event created = world.pushEvents().create(caller.user(), audience, draft);
        return Response.created(new Json.Arr(List.of(write(created))));
    }

    /** The documents have {@code tags} beside {@code user}, and the SDK's types inside of it. */
    private static PushAudience audience(Json.Obj event) {
        Json.Obj user = event.get("user").asObject();
        Json.Obj tags = (user.has("tags") ? user : event).get("tags").asObject();
        List<UserId> ids =
                texts(user.get("ids")).stream()
                        .flatMap(id -> Json.of(id).asLong().stream())
                        .filter(id -> id > 0)
                        .map(UserId::new)
                        .toList();
        return new PushAudience(
                ids,
                texts(event.get("external_user").asObject().get("ids")),
                texts(tags.get("any")),
                texts(tags.get("all")),
                texts(tags.get("exclude")));
    }

    /** A list, or one text with commas. */
    private static List<String> texts(Json list) {
        Stream<String> items =
                list instanceof Json.Arr array
                        ? array.items().stream().flatMap(item -> item.asText().stream())
                        : Arrays.stream(list.asText().orElse("").split(",", -1));
        return items.map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    private static Json write(Subscribed subscribed) {
        Device device = subscribed.device();
        ObjBuilder inner =
                Json.obj()
                        .with("id", subscribed.id())
                        .with("user_id", subscribed.owner().value())
                        .with("environment", device.environment());
        for (String key : List.of("client_identification_sequence", "bundle_identifier")) {
            inner.with(key, device.token().get(key));
        }
        inner.with("created_at", WireTime.write(subscribed.at()))
                .with("notification_channel", named(device.channel()))
                .with(
                        "device",
                        Json.obj()
                                .with("udid", device.udid())
                                .with("platform", named(device.platform()))
                                .build());
        return Json.obj().with("subscription", inner.build()).build();
    }

    private Json write(PushEvents.Event event) {
        String created = WireTime.write(event.at());
        PushEvents.Draft draft = event.draft();
        Json inner =
                Json.obj()
                        .with("id", event.id())
                        .with("event_type", draft.eventType())
                        .with("message", draft.message())
                        .with("date", Json.Nil.NIL)
                        .with("period", Json.Nil.NIL)
                        .with("name", Json.Nil.NIL)
                        .with("occured_count", 0)
                        .with("created_at", created)
                        .with("updated_at", created)
                        .with("end_date", Json.Nil.NIL)
                        .with("active", true)
                        .with("application_id", world.appId().value())
                        .with("user_id", event.by().value())
                        .with("kind", "API")
                        .with("environment", draft.environment())
                        .with("tag_query", Json.Nil.NIL)
                        .with("notification_channel", named(draft.pushType()))
                        .build();
        return Json.obj().with("event", inner).build();
    }

    private static Json named(@Nullable String name) {
        return Json.obj().with("name", name).build();
    }

    private static String oneOf(Set<String> words, Json.Obj object, String key) {
        String word = needed(object, key);
        if (!words.contains(word)) {
            throw Refused.invalid(key, "is not included in the list");
        }
        return word;
    }

    private static String needed(Json.Obj object, String key) {
        return object.get(key)
                .asText()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refused.invalid(key, "can't be blank"));
    }
}
