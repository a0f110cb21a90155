package org.hookswitch.rehearse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.SourceLocation;

/** A mapping with keys of ours: a table of them. Unknown keys are errors that name the nearest known one. Immutable. */
final class Shape implements Form<Shape.Values> {

    /** One key. */
    record Key<T>(String name, Form<T> form, String help, boolean required) {}

    private final String what;
    private final List<Key<?>> keys;

    private Shape(String what, List<Key<?>> keys) {
        this.what = what;
        this.keys = List.copyOf(keys);
    }

    /** @param what how an error names it, such as "a phone" */
    static Shape of(String what, Key<?>... keys) {
        return new Shape(what, List.of(keys));
    }

    static <T> Key<T> key(String name, Form<T> form, String help) {
        return new Key<>(name, form, help, false);
    }

    static <T> Key<T> required(String name, Form<T> form, String help) {
        return new Key<>(name, form, help, true);
    }

    List<Key<?>> keys() {
        return keys;
    }

    @Override
    public Optional<Values> read(Node node, Diagnostics diagnostics) {
        if (node instanceof Node.Text t && t.text().isEmpty()) {
            return read(new Node.Mapping(new LinkedHashMap<>(), node.at()), diagnostics);
        }
        if (!(node instanceof Node.Mapping(var entries, var at))) {
            return Form.wrong(node, what + ": a mapping with the keys " + String.join(", ", names()), diagnostics);
        }
        var values = new HashMap<String, Object>();
        var places = new HashMap<String, SourceLocation>();
        boolean complete = true;
        for (var entry : entries.entrySet()) {
            Optional<Key<?>> key =
                    keys.stream().filter(k -> k.name().equals(entry.getKey())).findFirst();
            SourceLocation keyAt = entry.getValue().keyAt();
            if (key.isEmpty()) {
                complete = false;
                diagnostics.add(Diagnostic.error(keyAt, "unknown key '" + entry.getKey() + "' of " + what)
                        .withExpected(Form.listed(names()))
                        .withFix(Nearest.to(entry.getKey(), names()).map(n -> "write '" + n + "'")));
                continue;
            }
            places.put(entry.getKey(), keyAt);
            Optional<?> value = key.get().form().read(entry.getValue().value(), diagnostics);
            complete &= value.isPresent();
            value.ifPresent(v -> values.put(entry.getKey(), v));
        }
        for (Key<?> key : keys) {
            if (key.required() && !entries.containsKey(key.name())) {
                complete = false;
                diagnostics.add(Diagnostic.error(at, what + " lacks the key '" + key.name() + "'")
                        .withExpected(key.help()));
            }
        }
        return complete ? Optional.of(new Values(values, places, at)) : Optional.empty();
    }

    List<String> names() {
        return keys.stream().map(k -> k.name()).toList();
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (Key<?> key : keys) {
            var property = new TreeMap<>(key.form().schema());
            property.put("description", key.help());
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** What was read. */
    record Values(Map<String, Object> values, Map<String, SourceLocation> places, SourceLocation at) {

        @SuppressWarnings("unchecked") // put there by the key's own form
        <T> Optional<T> get(Key<T> key) {
            return Optional.ofNullable((T) values.get(key.name()));
        }

        SourceLocation at(Key<?> key) {
            return places.getOrDefault(key.name(), at);
        }
    }
}
