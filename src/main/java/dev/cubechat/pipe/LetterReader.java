package dev.cubechat.pipe;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.FieldName;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.Place;
import dev.cubechat.model.XmlName;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads what a record asks for. A plain record is a text. A JSON record may have the {@link
 * Members} that are known, and no others.
 *
 * <p><b>Why are files not among the attachments?</b> Records that we print are sent on, and what
 * their attachments say was chosen by whoever sent the message. So only {@code files} name
 * something to upload, which is in no record of ours; whatever attachments say, they stay data.
 */
final class LetterReader {
    private static final Set<String> ENCLOSED = Set.of("path", "type");

    /** What Java puts in the place of bytes that it cannot read. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Manner manner;
    private final UnaryOperator<String> carried;

    /**
     * @param carried leaves of a text what a message can carry
     */
    LetterReader(Manner manner, UnaryOperator<String> carried) {
        this.manner = manner;
        this.carried = carried;
    }

    /**
     * The letter.
     *
     * @param record the bytes of one record, or of several put together
     * @throws Failure INVALID where the record cannot be sent
     */
    Letter read(byte[] record) {
        if (manner.framing().form() == Framing.Form.JSONL) {
            return json(object(record));
        }
        DialogTarget to = manner.to();
        if (to == null) {
            throw new IllegalStateException("a text does not say where it goes");
        }
        String body = carried.apply(text(record));
        if (body.isEmpty()) {
            throw invalid("it has only control characters, which no message can carry");
        }
        return new Letter(
                to,
                body,
                Json.Obj.EMPTY,
                List.of(),
                List.of(),
                manner.save(),
                manner.receipts(),
                manner.silent(),
                null);
    }

    /** Where the letter goes, as far as that can be read. */
    Optional<DialogTarget> target(byte[] record) {
        if (manner.dialogField() == null) {
            return Optional.ofNullable(manner.to());
        }
        try {
            return Optional.of(to(object(record)));
        } catch (Failure unreadable) {
            // It was refused then, too.
            return Optional.empty();
        }
    }

    private Letter json(Json.Obj record) {
        check(record);
        List<Letter.Enclosure> enclosures =
                list(record.get("files")).stream().map(LetterReader::enclosure).toList();
        List<Attachment> attachments = new ArrayList<>();
        for (Json each : list(record.get("attachments"))) {
            attachments.add(attachment(each, Members.isOurs(record)));
        }
        if (!record.get("location").isNull()) {
            attachments.add(
                    Attachment.ofPlace(
                            value(record, "location", "such as \"49.84,24.03\"", Place::parse),
                            "place"));
        }
        if (!record.get("contact").isNull()) {
            attachments.add(Attachment.ofContact(texts("contact", needed(record, "contact"))));
        }
        Json.Obj fields = fields(record.get("fields"));
        boolean hangs = !enclosures.isEmpty() || !attachments.isEmpty();
        String body = body(record, hangs);
        if (body.isEmpty() && fields.isEmpty()) {
            throw invalid("the record has no body, and nothing else to send");
        }
        Duration selfDestroy = selfDestroy(record);
        return new Letter(
                to(record),
                body,
                fields,
                enclosures,
                attachments,
                truth(record, "save", manner.save()) && selfDestroy == null,
                truth(record, "receipts", manner.receipts()),
                truth(record, "silent", manner.silent()),
                selfDestroy);
    }

    private void check(Json.Obj record) {
        for (String name : record.members().keySet()) {
            if (!name.equals(manner.dialogField())) {
                Members.wrong(name)
                        .ifPresent(
                                wrong -> {
                                    throw invalid(wrong);
                                });
            }
        }
    }

    /** What is attached needs no text; apps that expect one find this word. */
    private String body(Json.Obj record, boolean hangs) {
        Json body = record.get("body");
        String text =
                body.isNull()
                        ? ""
                        : body.asText().orElseThrow(() -> invalid("its body is not a text"));
        String left = carried.apply(text);
        return left.isEmpty() && hangs ? "attachment" : left;
    }

    private DialogTarget to(Json.Obj record) {
        String field = manner.dialogField();
        Json written = field == null ? Json.Nil.NIL : record.get(field);
        DialogTarget usual = manner.to();
        if (!written.isNull()) {
            return value(record, String.valueOf(field), "a dialog", DialogTarget::parse);
        }
        if (usual == null) {
            throw invalid("it has no \"" + field + "\" to say where it goes");
        }
        return usual;
    }

    /**
     * What hangs on the message as it is.
     *
     * @param received whether others chose what it says; where not, a path is a slip of the pen
     */
    private static Attachment attachment(Json written, boolean received) {
        if (!(written instanceof Json.Obj object) || (object.has("path") && !received)) {
            throw invalid(
                    "its attachments are objects with what they are; what is to be attached, a"
                            + " path, an address or uid:…, goes into \"files\"");
        }
        checkNames("attachments", object);
        return new Attachment(texts("attachments", object));
    }

    private static Letter.Enclosure enclosure(Json written) {
        Json.Obj object = written.asObject();
        for (String name : object.members().keySet()) {
            if (!ENCLOSED.contains(name)) {
                throw invalid("its file has a path, so that \"" + name + "\" says nothing");
            }
        }
        String from =
                (written instanceof Json.Obj ? object.get("path") : written)
                        .asText()
                        .orElseThrow(() -> invalid("a file is a path, an address or uid:…"));
        try {
            return new Letter.Enclosure(
                    FileSource.parse(from), object.get("type").asText().orElse(null));
        } catch (IllegalArgumentException wrong) {
            throw invalid("its file: " + wrong.getMessage());
        }
    }

    private static Json.Obj fields(Json written) {
        var own = Json.obj();
        for (Map.Entry<String, Json> each : object("fields", written).members().entrySet()) {
            try {
                own.with(new FieldName(each.getKey()).value(), each.getValue());
                if (each.getValue() instanceof Json.Obj nested) {
                    checkNames("fields", nested);
                }
            } catch (IllegalArgumentException wrong) {
                throw invalid(String.valueOf(wrong.getMessage()));
            }
        }
        return own.build();
    }

    /** Each becomes the name of an element or an attribute. What is in an array stays JSON. */
    private static void checkNames(String where, Json.Obj named) {
        for (Map.Entry<String, Json> each : named.members().entrySet()) {
            if (!XmlName.isName(each.getKey())) {
                throw invalid("its " + where + " have \"" + each.getKey() + "\", which is no name");
            }
            if (each.getValue() instanceof Json.Obj nested) {
                checkNames(where, nested);
            }
        }
    }

    private static @Nullable Duration selfDestroy(Json.Obj record) {
        Json written = record.get("self_destroy");
        if (written.isNull()) {
            return null;
        }
        return written.asText()
                .filter(text -> text.matches("[1-9][0-9]{0,8}s?"))
                .map(text -> Long.parseLong(text.replace("s", "")))
                .map(Duration::ofSeconds)
                .orElseThrow(() -> invalid("its self_destroy is a time such as \"10s\""));
    }

    private static boolean truth(Json.Obj record, String name, boolean usual) {
        Json written = record.get(name);
        return written.isNull()
                ? usual
                : written.asBoolean()
                        .orElseThrow(() -> invalid("its " + name + " is true or false"));
    }

    private static Map<String, String> texts(String what, Json.Obj object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members()
                .forEach(
                        (key, value) ->
                                texts.put(
                                        key,
                                        value.asText()
                                                .orElseThrow(
                                                        () ->
                                                                invalid(
                                                                        "its "
                                                                                + what
                                                                                + " has a "
                                                                                + key
                                                                                + " that is no"
                                                                                + " text"))));
        return texts;
    }

    private static List<Json> list(Json written) {
        return switch (written) {
            case Json.Nil none -> List.of();
            case Json.Arr array -> array.items();
            default -> List.of(written);
        };
    }

    private static Json.Obj needed(Json.Obj record, String name) {
        return object(name, record.get(name));
    }

    private static Json.Obj object(String name, Json written) {
        return switch (written) {
            case Json.Nil none -> Json.Obj.EMPTY;
            case Json.Obj object -> object;
            default -> throw invalid("its " + name + " is no object");
        };
    }

    private static <T> T value(
            Json.Obj record, String name, String form, Function<String, T> reader) {
        String text =
                record.get(name)
                        .asText()
                        .orElseThrow(() -> invalid("its " + name + " is a text, " + form));
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw invalid("its " + name + ": " + wrong.getMessage());
        }
    }

    private static Json.Obj object(byte[] record) {
        try {
            if (JsonText.parse(record) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJson malformed) {
            throw invalid("it is not JSON, " + malformed.getMessage());
        }
        throw invalid("it is not a JSON object");
    }

    private static String text(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        // Either that character stands in the record itself, or for bytes that are no text.
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
        } catch (CharacterCodingException notText) {
            throw invalid("it is not UTF-8 text");
        }
    }

    static Failure invalid(String what) {
        return new Failure(FailureKind.INVALID, "The record cannot be sent: " + what + ".");
    }
}
