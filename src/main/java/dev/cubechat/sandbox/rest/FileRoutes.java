package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Secret;
import dev.cubechat.model.StoredFile;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.sandbox.world.Refused.Reason;
import dev.cubechat.sandbox.world.Shelf;
import dev.cubechat.sandbox.world.Storeroom;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.rest.FileCodec;
import dev.cubechat.wire.rest.FileLink;
import dev.cubechat.wire.rest.FileRequest;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.UploadForm;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stored files: what is said about them, and the ways to their bytes (rest.md, section 10). */
final class FileRoutes {
    private static final Duration REDIRECT_TIME = Duration.ofHours(1);
    private static final Duration LINK_TIME = Duration.ofDays(7);
    private static final long PER_PAGE = 10;
    private static final int MOST_PER_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final World world;
    private final Shelf shelf;
    private final Storeroom storeroom;

    FileRoutes(World world) {
        this.world = world;
        this.shelf = world.shelf();
        this.storeroom = world.storeroom();
    }

    void addTo(Routes routes) {
        routes.with("POST", "blobs", this::create)
                .with("GET", "blobs", this::list)
                .with("PUT", "blobs/*/complete", this::complete)
                .with("POST", "blobs/*/complete", this::complete)
                .with("GET", "blobs/*/download", (request, caller) -> download(request))
                .with("GET", "blobs/*/object", (request, caller) -> link(request))
                .open("GET", "blobs/*", this::read)
                .with("PUT", "blobs/*", this::update)
                .with("DELETE", "blobs/*", this::delete);
    }

    private Response create(Request request, Caller caller) {
        StoredFile file = shelf.create(caller.user(), FileRequest.read(request.json()));
        return Response.created(FileCodec.write(file, form(request, file)));
    }

    private Response list(Request request, Caller caller) {
        // The newest SDK's types have the name of the answer, the documents the other.
        Optional<Long> asked =
                request.query().number("page").or(() -> request.query().number("current_page"));
        int page = Math.clamp(asked.orElse(1L), 1, LAST_PAGE);
        int perPage =
                Math.clamp(request.query().number("per_page").orElse(PER_PAGE), 1, MOST_PER_PAGE);
        return Response.ok(FileCodec.writePage(shelf.of(caller.user(), page, perPage)));
    }

    private Response complete(Request request, Caller caller) {
        shelf.complete(caller.user(), id(request), FileRequest.readComplete(request.json()));
        return Response.empty();
    }

    /**
     * Digits ask what is known about a file, and so does a uid with {@code .json} behind it; a uid
     * alone asks for the bytes (section 17, item 10).
     */
    private Response read(Request request) {
        if (isNumber(request) || request.suffixed()) {
            requireSession(request);
            return Response.ok(FileCodec.write(file(request)));
        }
        StoredFile file = file(request);
        if (!file.open()) {
            requireSession(request);
        }
        return redirect(request, 302, file);
    }

    private Response download(Request request) {
        return redirect(request, 301, file(request));
    }

    private Response link(Request request) {
        StoredFile file = complete(file(request));
        Instant expires = world.now().plus(LINK_TIME);
        URI address = URI.create(Bucket.address(request.host(), file.uid(), expires, storeroom));
        return Response.ok(FileCodec.write(new FileLink(file, address, expires)));
    }

    private Response update(Request request, Caller caller) {
        FileRequest.Change change = FileRequest.readChange(request.json());
        StoredFile file =
                shelf.update(
                        caller.user(),
                        id(request),
                        change.name(),
                        change.contentType(),
                        change.newContent());
        Json answer =
                change.newContent()
                        ? FileCodec.write(file, form(request, file))
                        : FileCodec.write(file);
        return Response.ok(answer);
    }

    private Response delete(Request request, Caller caller) {
        shelf.delete(caller.user(), id(request));
        return Response.empty();
    }

    private Response redirect(Request request, int status, StoredFile file) {
        Instant expires = world.now().plus(REDIRECT_TIME);
        String address = Bucket.address(request.host(), complete(file).uid(), expires, storeroom);
        return new Response(status, Map.of("Location", address), "");
    }

    /** In a header, or in the address, as the SDKs' private URLs have it. */
    private void requireSession(Request request) {
        Optional<Secret> token =
                request.token().or(() -> request.query().first("token").map(Secret::new));
        if (token.isEmpty()) {
            throw Refused.of(Reason.NO_TOKEN);
        }
        world.sessions().extend(token.get());
    }

    private UploadForm form(Request request, StoredFile file) {
        Storeroom.Permission permission = storeroom.toPut(file.uid());
        return new UploadForm(
                URI.create("https://" + request.host() + Bucket.PATH),
                List.of(
                        new Param("Content-Type", String.valueOf(file.contentType())),
                        new Param("Expires", permission.expires().toString()),
                        new Param("acl", file.open() ? "public-read" : "authenticated-read"),
                        new Param("key", file.uid()),
                        new Param("policy", permission.policy()),
                        new Param("success_action_status", "201"),
                        new Param("x-amz-algorithm", "AWS4-HMAC-SHA256"),
                        new Param("x-amz-credential", "sandbox"),
                        new Param("x-amz-signature", permission.seal())),
                permission.expires());
    }

    private StoredFile file(Request request) {
        return isNumber(request) ? shelf.byId(id(request)) : shelf.byUid(request.path().get(1));
    }

    private static StoredFile complete(StoredFile file) {
        if (!file.complete()) {
            throw Refused.of(Reason.NO_SUCH_FILE);
        }
        return file;
    }

    private static boolean isNumber(Request request) {
        return request.path().get(1).matches("[0-9]{1,18}");
    }

    private static long id(Request request) {
        if (!isNumber(request)) {
            throw Refused.of(Reason.NO_SUCH_FILE);
        }
        return Long.parseLong(request.path().get(1));
    }
}
