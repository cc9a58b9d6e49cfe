package dev.cubechat.wire.xmpp;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.XmlName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sender's own values among the extra parameters (protocol page xmpp.md, section 6.1).
 *
 * <p>Objects become nested elements, null an empty element, arrays a JSON text. The wire has no
 * numbers and no truth values: what is read back are texts.
 */
public final class CustomFields {
    /**
     * What {@link ExtraParams} reads of them. {@link dev.cubechat.model.FieldName} keeps senders
     * from the names of history, too, but here those are another sender's own values.
     */
    private static final Set<String> RESERVED =
            Set.of(
                    "moduleIdentifier",
                    "save_to_history",
                    "dialog_id",
                    "date_sent",
                    "message_id",
                    "silent",
                    "attachment");

    private CustomFields() {}

    /** Whether this key means something to the service, so that no sender can use it. */
    public static boolean isReserved(String key) {
        return RESERVED.contains(key);
    }

    static Json.Obj read(Xml extra) {
        return object(extra, RESERVED);
    }

    /**
     * The elements for these values.
     *
     * @throws Failure where a key cannot be the name of an element, or has a meaning of its own
     */
    static List<Node> write(Json.Obj fields) {
        for (String key : fields.members().keySet()) {
            if (isReserved(key)) {
                throw new Failure(
                        FailureKind.USAGE, "The field \"" + key + "\" has a meaning of its own.");
            }
        }
        return elements(fields);
    }

    private static Json.Obj object(Xml parent, Set<String> leftOut) {
        Map<String, Json> members = new LinkedHashMap<>();
        parent.elements()
                .filter(child -> !leftOut.contains(child.name()))
                .forEach(child -> members.put(child.name(), value(child)));
        return new Json.Obj(members);
    }

    private static Json value(Xml element) {
        if (element.elements().findAny().isPresent()) {
            return object(element, Set.of());
        }
        return element.children().isEmpty() ? Json.Nil.NIL : Json.of(element.text());
    }

    private static List<Node> elements(Json.Obj object) {
        List<Node> elements = new ArrayList<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!XmlName.isName(member.getKey())) {
                throw new Failure(
                                FailureKind.USAGE,
                                "The field name \""
                                        + member.getKey()
                                        + "\" cannot be sent: it is no XML name.")
                        .withHint("Use letters, digits, _ and -, with a letter first.");
            }
            elements.add(
                    Xml.of(member.getKey(), Ns.CLIENT).withChildren(content(member.getValue())));
        }
        return elements;
    }

    private static List<? extends Node> content(Json value) {
        return switch (value) {
            case Json.Obj object -> elements(object);
            case Json.Arr array -> List.of(new Node.Text(JsonText.write(array)));
            case Json.Nil _ -> List.of();
            default ->
                    value.asText().filter(text -> !text.isEmpty()).map(Node.Text::new).stream()
                            .toList();
        };
    }
}
