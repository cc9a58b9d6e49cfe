package dev.cubechat.tui.live;

import dev.cubechat.config.StateFolder;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.ObjectIds;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts that were not sent yet, in a file of the profile. Each change is written at once and whole,
 * so that a program that is killed loses none. Used by one thread at a time.
 */
final class KeptDrafts {
    private static final String FILE = "drafts.json";

    private final StateFolder folder;

    KeptDrafts(StateFolder folder) {
        this.folder = folder;
    }

    Map<DialogId, String> all() {
        Map<DialogId, String> drafts = new LinkedHashMap<>();
        for (Map.Entry<String, Json> one : read().members().entrySet()) {
            if (ObjectIds.isObjectId(one.getKey())) {
                drafts.put(new DialogId(one.getKey()), one.getValue().asText().orElse(""));
            }
        }
        return drafts;
    }

    /** Keeps a text; an empty one is forgotten. */
    void keep(DialogId dialog, String text) {
        Map<DialogId, String> drafts = all();
        if (text.isEmpty()) {
            if (drafts.remove(dialog) == null) {
                return;
            }
        } else if (text.equals(drafts.put(dialog, text))) {
            return;
        }
        ObjBuilder out = Json.obj();
        drafts.forEach((id, draft) -> out.with(id.value(), draft));
        folder.write(FILE, JsonText.write(out.build()));
    }

    /** What somebody else has made of the file is not worth failing for. */
    private Json.Obj read() {
        try {
            return JsonText.parse(folder.read(FILE).orElse("{}")).asObject();
        } catch (MalformedJson broken) {
            return Json.Obj.EMPTY;
        }
    }
}
