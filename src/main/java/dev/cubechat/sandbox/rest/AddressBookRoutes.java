package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.sandbox.world.AddressBooks;
import dev.cubechat.sandbox.world.AddressBooks.Registered;
import dev.cubechat.sandbox.world.AddressBooks.Upload;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.UserCodec;

import java.util.List;

/** The telephone's address book (rest.md, section 13). */
final class AddressBookRoutes {
    private static final String PATH = "address_book";
    private static final String UDID = "udid";

    private final AddressBooks books;

    AddressBookRoutes(World world) {
        this.books = world.addressBooks();
    }

    void addTo(Routes routes) {
        routes.with("POST", PATH, this::upload)
                .with("GET", PATH, this::show)
                .with("GET", PATH + "/registered_users", this::registered);
    }

    private Response upload(Request request, Caller caller) {
        Json.Obj body = request.json().asObject();
        AddressBooks.Outcome outcome =
                books.upload(
                        caller.user(),
                        body.get(UDID).asText().orElse(""),
                        body.get("contacts").asItems().stream().map(this::read).toList(),
                        body.get("force").asBoolean().orElse(false));
        ObjBuilder rejected = Json.obj();
        outcome.rejected().forEach((place, why) -> rejected.with("" + place, Json.ofStrings(why)));
        return Response.ok(
                Json.obj()
                        .with("deleted", outcome.deleted())
                        .with("rejected", rejected.build())
                        .with("created", outcome.created())
                        .with("updated", outcome.updated())
                        .build());
    }

    private Upload read(Json contact) {
        Json.Obj fields = contact.asObject();
        return new Upload(
                fields.get("name").asText().map(String::strip).orElse(null),
                fields.get("phone").asText().map(String::strip).orElse(null),
                fields.get("destroy").asBoolean().orElse(false));
    }

    private Response show(Request request, Caller caller) {
        List<Json> all =
                books.of(caller.user(), udid(request)).stream()
                        .<Json>map(
                                entry ->
                                        Json.obj()
                                                .with("name", entry.name())
                                                .with("phone", entry.phone())
                                                .build())
                        .toList();
        return Response.ok(new Json.Arr(all));
    }

    private Response registered(Request request, Caller caller) {
        boolean compact = request.query().flag("compact");
        List<Json> all =
                books.registered(caller.user(), udid(request)).stream()
                        .map(each -> write(each, compact))
                        .toList();
        return Response.ok(Json.obj().with("items", new Json.Arr(all)).build());
    }

    private static Json write(Registered registered, boolean compact) {
        Json.Obj user =
                compact
                        ? Json.obj()
                                .with("id", registered.user().id().value())
                                .with("phone", registered.user().phone())
                                .build()
                        : UserCodec.write(registered.user());
        return Json.obj().withAll(user).with("address_book_name", registered.name()).build();
    }

    private static String udid(Request request) {
        return request.query().first(UDID).orElse("");
    }
}
