package dev.cubechat.sandbox.seed;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Contact;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Provider;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.seed.Seed.SeedContact;
import dev.cubechat.sandbox.seed.Seed.SeedDialog;
import dev.cubechat.sandbox.seed.Seed.SeedFile;
import dev.cubechat.sandbox.seed.Seed.SeedMessage;
import dev.cubechat.sandbox.seed.Seed.SeedPrivacyList;
import dev.cubechat.sandbox.world.Bulk;
import dev.cubechat.sandbox.world.NewPerson;
import dev.cubechat.sandbox.world.PrivacyEntry;
import dev.cubechat.sandbox.world.Providers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a seed file: JSON whose every key is optional. A key of another name is an error, so that a
 * slip of the finger does not silently plant another world.
 */
public final class SeedReader {
    private static final long DEFAULT_APP = 9999;
    private static final String DEFAULT_KEY = "sandbox-auth-key";
    private static final long BULK_START = 1_767_225_600;
    private static final long BULK_TEXT_BYTES = 60;
    private static final Set<String> TOP =
            Set.of(
                    "app_id",
                    "auth_key",
                    "users",
                    "dialogs",
                    "messages",
                    "bulk",
                    "dialog_fields",
                    "classes",
                    "contacts",
                    "privacy_lists",
                    "files",
                    "provider_tokens");
    private static final Set<String> DIALOG =
            Set.of(
                    "_id",
                    "type",
                    "name",
                    "description",
                    "photo",
                    "user_id",
                    "occupants_ids",
                    "admins_ids",
                    "extensions",
                    "permissions");
    private static final Set<String> MESSAGE =
            Set.of(
                    "_id",
                    "chat_dialog_id",
                    "sender_id",
                    "message",
                    "date_sent",
                    "attachments",
                    "read_ids",
                    "delivered_ids",
                    "reactions",
                    "fields");
    private static final Set<String> BULK =
            Set.of("chat_dialog_id", "count", "senders", "start_date", "text_bytes");
    private static final Set<String> CONTACT =
            Set.of("user_id", "contact_id", "name", "subscription", "asking");
    private static final Set<String> PRIVACY = Set.of("user_id", "name", "default", "items");
    private static final Set<String> PRIVACY_ITEM = Set.of("user_id", "action", "mutual");
    private static final Set<String> FILE =
            Set.of("id", "uid", "user_id", "name", "content_type", "public", "text");
    private static final Set<String> PROVIDER =
            Set.of("provider", "token", "secret", "project_id", "id", "full_name");

    /** Digits alone would ask for the file with that number. */
    private static final Pattern UID = Pattern.compile("(?=\\d*[A-Za-z])[A-Za-z\\d]{1,100}");

    private SeedReader() {}

    /**
     * Reads the text of a seed file.
     *
     * @throws Failure USAGE where it is not JSON, has an unknown key, or names what is not there
     */
    public static Seed read(String text) {
        try {
            return read(new SeedObject("", JsonText.parse(text), TOP));
        } catch (MalformedJson malformed) {
            throw new Failure(
                    FailureKind.USAGE,
                    "The seed is not JSON: " + malformed.getMessage(),
                    malformed);
        }
    }

    private static Seed read(SeedObject seed) {
        Map<UserId, NewPerson> people = PeopleReader.read(seed);
        UserId someone = people.isEmpty() ? new UserId(1) : people.keySet().iterator().next();
        Map<DialogId, SeedDialog> dialogs = new LinkedHashMap<>();
        seed.objects("dialogs", DIALOG, object -> dialog(object, dialogs.size(), someone, dialogs));
        Seed read =
                new Seed(
                        appId(seed),
                        seed.secret("auth_key", DEFAULT_KEY),
                        people,
                        List.copyOf(dialogs.values()),
                        seed.objects("messages", MESSAGE, SeedReader::message),
                        seed.objects("bulk", BULK, object -> bulk(object, dialogs)),
                        seed.texts("dialog_fields"),
                        seed.texts("classes"),
                        seed.objects("contacts", CONTACT, SeedReader::contact),
                        seed.objects("privacy_lists", PRIVACY, SeedReader::privacyList),
                        seed.objects("files", FILE, SeedReader::file),
                        seed.objects("provider_tokens", PROVIDER, SeedReader::providerToken));
        SeedCheck.check(read);
        return read;
    }

    private static AppId appId(SeedObject seed) {
        long id = seed.number("app_id", DEFAULT_APP);
        if (id <= 0) {
            throw SeedObject.wrong("app_id is not positive");
        }
        return new AppId(id);
    }

    private static DialogId dialog(
            SeedObject dialog, int number, UserId someone, Map<DialogId, SeedDialog> dialogs) {
        DialogId given = dialog.dialog("_id");
        DialogId id = given == null ? numbered(number) : given;
        DialogType type =
                DialogType.ofNumber(dialog.number("type", DialogType.GROUP.number()))
                        .orElseThrow(
                                () ->
                                        SeedObject.wrong(
                                                dialog.path("type") + " is none of 1, 2, 3, 4, 5"));
        List<UserId> occupants = dialog.users("occupants_ids");
        UserId owner =
                dialog.user("user_id").orElse(occupants.isEmpty() ? someone : occupants.getFirst());
        Map<String, String> extensions = new LinkedHashMap<>();
        dialog.object("extensions")
                .members()
                .forEach((key, value) -> extensions.put(key, value.asText().orElse("")));
        SeedObject permissions =
                new SeedObject(
                        dialog.path("permissions"),
                        dialog.has("permissions") ? dialog.get("permissions") : Json.Obj.EMPTY,
                        Set.of("allow_preview"));
        DialogDraft draft =
                new DialogDraft(
                        type,
                        dialog.text("name"),
                        dialog.text("description"),
                        dialog.text("photo"),
                        occupants,
                        dialog.users("admins_ids"),
                        extensions,
                        permissions.flag("allow_preview"));
        if (dialogs.put(id, new SeedDialog(id, owner, draft)) != null) {
            throw SeedObject.wrong(dialog.path("_id") + " is used twice");
        }
        if (type == DialogType.PRIVATE && people(owner, draft).size() != 2) {
            throw SeedObject.wrong(dialog.place() + " is private and needs two people");
        }
        return id;
    }

    /** The same id for the same place in the file, whenever it is planted. */
    private static DialogId numbered(int number) {
        return new DialogId(String.format("5eed%020x", number + 1));
    }

    /** Everyone in a dialog, the owner first. */
    static Set<UserId> people(UserId owner, DialogDraft draft) {
        Set<UserId> people = new LinkedHashSet<>(List.of(owner));
        people.addAll(draft.occupantIds());
        people.addAll(draft.adminIds());
        return people;
    }

    private static SeedMessage message(SeedObject message) {
        Map<String, List<UserId>> reactions = new LinkedHashMap<>();
        message.object("reactions")
                .members()
                .forEach(
                        (reaction, users) ->
                                reactions.put(
                                        reaction,
                                        SeedObject.users(message.path("reactions"), users)));
        return new SeedMessage(
                message.message("_id"),
                message.neededDialog("chat_dialog_id"),
                message.neededUser("sender_id"),
                message.text("message"),
                message.number("date_sent"),
                attachments(message),
                message.users("read_ids"),
                message.users("delivered_ids"),
                reactions,
                message.object("fields"));
    }

    private static List<Attachment> attachments(SeedObject message) {
        List<Attachment> attachments = new ArrayList<>();
        for (Json.Obj item : message.anyObjects("attachments")) {
            Map<String, String> attributes = new LinkedHashMap<>();
            item.members().forEach((key, value) -> attributes.put(key, value.asText().orElse("")));
            attachments.add(new Attachment(attributes));
        }
        return attachments;
    }

    private static Bulk bulk(SeedObject bulk, Map<DialogId, SeedDialog> dialogs) {
        DialogId id = bulk.neededDialog("chat_dialog_id");
        SeedDialog dialog = dialogs.get(id);
        if (dialog == null) {
            throw SeedObject.wrong(bulk.path("chat_dialog_id") + " is no dialog of this seed");
        }
        List<UserId> senders =
                bulk.has("senders")
                        ? bulk.users("senders")
                        : List.copyOf(people(dialog.owner(), dialog.draft()));
        long count = bulk.number("count", 0);
        long textBytes = bulk.number("text_bytes", BULK_TEXT_BYTES);
        if (senders.isEmpty() || count < 0 || textBytes < 0 || textBytes > 1_000_000) {
            throw SeedObject.wrong(bulk.place() + " needs senders, and sensible numbers");
        }
        return new Bulk(id, count, senders, bulk.number("start_date", BULK_START), (int) textBytes);
    }

    private static SeedContact contact(SeedObject contact) {
        Subscription subscription =
                Subscription.ofWord(contact.text("subscription", "both"))
                        .orElseThrow(
                                () ->
                                        SeedObject.wrong(
                                                contact.path("subscription")
                                                        + " is none of none, to, from, both"));
        return new SeedContact(
                contact.neededUser("user_id"),
                new Contact(
                        contact.neededUser("contact_id"),
                        subscription,
                        contact.flag("asking"),
                        contact.text("name")));
    }

    /** {@code {"id":58001,"uid":"F0AD…","user_id":101,"name":"a.txt","text":"its bytes"}}. */
    private static SeedFile file(SeedObject file) {
        NewFile kind =
                new NewFile(
                        file.text("name", "file.txt"),
                        file.text("content_type", "text/plain"),
                        file.flag("public"));
        if (kind.name().isBlank() || kind.name().length() > NewFile.LONGEST_NAME) {
            throw SeedObject.wrong(
                    file.path("name") + " has not 1 to " + NewFile.LONGEST_NAME + " characters");
        }
        Long id = file.number("id");
        if (id != null && id <= 0) {
            throw SeedObject.wrong(file.path("id") + " is not positive");
        }
        String uid = file.text("uid");
        if (uid != null && !UID.matcher(uid).matches()) {
            throw SeedObject.wrong(
                    file.path("uid")
                            + " is not of up to 100 letters and digits, a letter among them");
        }
        return new SeedFile(id, uid, file.neededUser("user_id"), kind, file.text("text", ""));
    }

    /** {@code {"provider":"facebook","token":"…","id":"…"}}: who comes with this token. */
    private static Providers.Token providerToken(SeedObject token) {
        String name = token.text("provider", "custom");
        Provider provider =
                Provider.ofWireName(name)
                        .orElseThrow(
                                () ->
                                        SeedObject.wrong(
                                                token.path("provider")
                                                        + " is none of facebook, twitter,"
                                                        + " firebase_phone, firebase_email,"
                                                        + " custom"));
        String text = token.text("token", "");
        if (text.isEmpty()) {
            throw SeedObject.wrong(token.path("token") + " is missing");
        }
        String secret = token.text("secret");
        return new Providers.Token(
                provider,
                new Secret(text),
                secret == null ? null : token.secret("secret", secret),
                token.text("project_id"),
                token.text("id", text),
                token.text("full_name"));
    }

    private static SeedPrivacyList privacyList(SeedObject list) {
        List<PrivacyEntry> entries = new ArrayList<>();
        list.objects(
                "items",
                PRIVACY_ITEM,
                item -> entries.addAll(privacyItem(item, entries.size() + 1)));
        return new SeedPrivacyList(
                list.neededUser("user_id"),
                list.text("name", "blocked"),
                list.flag("default"),
                entries);
    }

    /** {@code {"user_id":103,"action":"deny","mutual":true}}: someone, in private and in groups. */
    private static List<PrivacyEntry> privacyItem(SeedObject item, int order) {
        String action = item.text("action", "deny");
        if (!action.equals("deny") && !action.equals("allow")) {
            throw SeedObject.wrong(item.path("action") + " is none of deny, allow");
        }
        return PrivacyEntry.everywhere(
                item.neededUser("user_id"), action.equals("deny"), item.flag("mutual"), order);
    }
}
