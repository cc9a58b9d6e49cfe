package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One XML element, immutable; attributes and children keep their order.
 *
 * <p>Prefixes are spelling and are forgotten: the namespace is what counts. An attribute is keyed
 * by its plain name, by {@code xml:lang} and the like for the {@code xml} prefix, and by <code>
 * {namespace}name</code> for any other.
 *
 * @param namespace the namespace in force, {@code ""} where there is none
 */
public record Xml(
        String name, String namespace, Map<String, String> attributes, List<Node> children)
        implements Node {

    public Xml {
        attributes =
                attributes.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** An element without attributes and children, to be built further. */
    public static Xml of(String name, String namespace) {
        return new Xml(name, namespace, Map.of(), List.of());
    }

    /** The same element with one attribute set; null takes it away. */
    public Xml attr(String key, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Xml(name, namespace, changed, children);
    }

    /** The same element with one more child at the end. */
    public Xml child(Node child) {
        List<Node> changed = new ArrayList<>(children);
        changed.add(child);
        return withChildren(changed);
    }

    /** The same element with one more child in the element's own namespace, holding this text. */
    public Xml child(String childName, String text) {
        return child(Xml.of(childName, namespace).text(text));
    }

    /** The same element with more text at the end. */
    public Xml text(String text) {
        return text.isEmpty() ? this : child(new Text(text));
    }

    /** The same element with other children. */
    public Xml withChildren(List<? extends Node> nodes) {
        return new Xml(name, namespace, attributes, List.copyOf(nodes));
    }

    public boolean is(String wantedName, String wantedNamespace) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    public Optional<String> attr(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** The child elements, without the text between them. */
    public Stream<Xml> elements() {
        return children.stream().filter(Xml.class::isInstance).map(Xml.class::cast);
    }

    /** The first child element of this name and namespace. */
    public Optional<Xml> find(String childName, String childNamespace) {
        return find(child -> child.is(childName, childNamespace));
    }

    /** The first child element of this name, whatever its namespace. */
    public Optional<Xml> find(String childName) {
        return find(child -> child.name.equals(childName));
    }

    /** The first child element that is wanted. */
    public Optional<Xml> find(Predicate<Xml> wanted) {
        // Looked for a dozen times in every message: a stream each would be most of the work.
        for (Node node : children) {
            if (node instanceof Xml xml && wanted.test(xml)) {
                return Optional.of(xml);
            }
        }
        return Optional.empty();
    }

    public boolean has(String childName, String childNamespace) {
        return find(childName, childNamespace).isPresent();
    }

    /** The text directly in this element, put together; text in its children is left out. */
    public String text() {
        if (children.size() == 1 && children.getFirst() instanceof Text only) {
            return only.value();
        }
        StringBuilder text = new StringBuilder();
        for (Node node : children) {
            if (node instanceof Text part) {
                text.append(part.value());
            }
        }
        return text.toString();
    }
}
