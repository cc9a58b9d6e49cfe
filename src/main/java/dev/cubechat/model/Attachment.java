package dev.cubechat.model;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that hangs on a message: a file, a place, a contact (protocol pages rest.md, section 14
 * and xmpp.md, section 6.2).
 *
 * @param attributes {@code type}, {@code id}, {@code uid}, {@code url}, {@code name}, {@code size},
 *     {@code data} and whatever else the sender wrote, as text and in the sender's order
 */
public record Attachment(Map<String, String> attributes) {
    public Attachment {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The sender's word for what it is: {@code photo}, {@code image}, {@code place}, … */
    public String type() {
        return get("type").orElse("file");
    }

    public Optional<String> get(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /**
     * The point it marks, in either of the ways in which apps write one; empty where in neither.
     */
    public Optional<Place> place() {
        Json.Obj data = data();
        String latitude = get("latitude").or(() -> data.get("lat").asText()).orElse("");
        String longitude = get("longitude").or(() -> data.get("lng").asText()).orElse("");
        try {
            return Optional.of(Place.parse(latitude + "," + longitude));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * What a contact card says, the name first: as JSON, or in attributes of its own, as the first
     * iOS apps do.
     */
    public Map<String, String> card() {
        LinkedHashMap<String, String> card = new LinkedHashMap<>();
        data().members()
                .forEach((key, value) -> value.asText().ifPresent(text -> card.put(key, text)));
        if (card.isEmpty()) {
            card.putAll(attributes);
            card.keySet().removeAll(Set.of("type", "data"));
        }
        card.values().removeIf(String::isBlank);
        String name = card.remove("name");
        if (name != null) {
            card.putFirst("name", name);
        }
        return card;
    }

    /** What it is and which, for a line of text: {@code photo wall.png}, as the sender has it. */
    public String inWords() {
        String which =
                type().equalsIgnoreCase("contact")
                        ? String.join(" · ", card().values())
                        : get("name")
                                .filter(name -> !name.isBlank())
                                .or(() -> get("url"))
                                .or(() -> place().map(Place::toString))
                                .or(() -> get("uid"))
                                .or(() -> get("id"))
                                .orElse("");
        return which.isEmpty() ? type() : type() + " " + which;
    }

    private Json.Obj data() {
        try {
            return JsonText.parse(get("data").orElse("{}")).asObject();
        } catch (MalformedJson somethingElse) {
            return Json.Obj.EMPTY;
        }
    }

    /** The same with another attribute, or with another value of one. */
    public Attachment with(String attribute, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new Attachment(changed);
    }

    /**
     * A file of the service's storage.
     *
     * @param type the word for what it is: {@code photo}, {@code video}, {@code audio}, {@code
     *     file}
     */
    public static Attachment ofFile(StoredFile file, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", type);
        attributes.put("uid", file.uid());
        attributes.put("id", Long.toString(file.id()));
        if (file.name() != null) {
            attributes.put("name", file.name());
        }
        if (file.size() != null) {
            attributes.put("size", Long.toString(file.size()));
        }
        if (file.contentType() != null) {
            attributes.put("content-type", file.contentType());
        }
        return new Attachment(attributes);
    }

    /**
     * A place: as attributes, as the JavaScript guides have it, and once more as JSON, as Flutter
     * and Android read it.
     *
     * @param type the word for it: {@code place}, or {@code location} for apps that look for that
     */
    public static Attachment ofPlace(Place place, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", type);
        attributes.put("latitude", place.latitude().toPlainString());
        attributes.put("longitude", place.longitude().toPlainString());
        Json point =
                Json.obj()
                        .with("lat", new Json.Dec(place.latitude()))
                        .with("lng", new Json.Dec(place.longitude()))
                        .build();
        attributes.put("data", JsonText.write(point));
        return new Attachment(attributes);
    }

    /**
     * Something on the web.
     *
     * @param type the word for what it is
     */
    public static Attachment ofAddress(URI address, String name, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", type);
        attributes.put("url", address.toString());
        if (!name.isEmpty()) {
            attributes.put("name", name);
        }
        return new Attachment(attributes);
    }

    /** A contact card: name, phone and whatever else it says. */
    public static Attachment ofContact(Map<String, String> card) {
        var data = Json.obj();
        card.forEach(data::with);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", "contact");
        attributes.put("data", JsonText.write(data.build()));
        return new Attachment(attributes);
    }
}
