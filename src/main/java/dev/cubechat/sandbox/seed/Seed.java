package dev.cubechat.sandbox.seed;

import dev.cubechat.json.Json;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Contact;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.NewFile;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Bulk;
import dev.cubechat.sandbox.world.NewPerson;
import dev.cubechat.sandbox.world.PrivacyEntry;
import dev.cubechat.sandbox.world.Providers;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a world begins with.
 *
 * @param dialogFields the keys that a dialog's {@code extensions} may have
 * @param providerTokens the tokens that facebook and others would take
 * @param classes the names of classes of custom objects
 */
public record Seed(
        AppId appId,
        Secret authKey,
        Map<UserId, NewPerson> people,
        List<SeedDialog> dialogs,
        List<SeedMessage> messages,
        List<Bulk> bulk,
        List<String> dialogFields,
        List<String> classes,
        List<SeedContact> contacts,
        List<SeedPrivacyList> privacyLists,
        List<SeedFile> files,
        List<Providers.Token> providerTokens) {

    /** A dialog under the id that it shall have. */
    public record SeedDialog(DialogId id, UserId owner, DialogDraft draft) {}

    /**
     * A message of the history.
     *
     * @param id null for a new one
     * @param dateSent unix seconds; null for the time of planting
     * @param readIds who has read it, besides its sender
     * @param deliveredIds who has it, besides those who have read it
     */
    public record SeedMessage(
            @Nullable MessageId id,
            DialogId dialog,
            UserId sender,
            @Nullable String text,
            @Nullable Long dateSent,
            List<Attachment> attachments,
            List<UserId> readIds,
            List<UserId> deliveredIds,
            Map<String, List<UserId>> reactions,
            Json.Obj fields) {
        public SeedMessage {
            attachments = List.copyOf(attachments);
            readIds = List.copyOf(readIds);
            deliveredIds = List.copyOf(deliveredIds);
            reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
        }
    }

    /** Someone in a person's contact list. */
    public record SeedContact(UserId user, Contact contact) {}

    /**
     * A file of someone, whose bytes are this text.
     *
     * @param id null for the next one
     * @param uid null for a new one
     */
    public record SeedFile(
            @Nullable Long id, @Nullable String uid, UserId owner, NewFile kind, String text) {}

    /** A person's privacy list. */
    public record SeedPrivacyList(
            UserId user, String name, boolean isDefault, List<PrivacyEntry> entries) {
        public SeedPrivacyList {
            entries = List.copyOf(entries);
        }
    }

    public Seed {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        dialogs = List.copyOf(dialogs);
        messages = List.copyOf(messages);
        bulk = List.copyOf(bulk);
        dialogFields = List.copyOf(dialogFields);
        classes = List.copyOf(classes);
        contacts = List.copyOf(contacts);
        privacyLists = List.copyOf(privacyLists);
        files = List.copyOf(files);
        providerTokens = List.copyOf(providerTokens);
    }
}
