package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;

/**
 * What may stand at a place of a test file: how it is read, and what an editor is told of it. The one table from which
 * both the reader and the JSON schema are made. Immutable.
 */
interface Form<T> {

    /** The value of a node; empty, with a diagnostic, when it has another form. */
    Optional<T> read(Node node, Diagnostics diagnostics);

    /** The same as JSON Schema (draft 2020-12). */
    Map<String, Object> schema();

    /** Made of a function and a schema. */
    static <T> Form<T> of(Map<String, Object> schema, BiFunction<Node, Diagnostics, Optional<T>> reader) {
        return new Form<>() {
            @Override
            public Optional<T> read(Node node, Diagnostics diagnostics) {
                return reader.apply(node, diagnostics);
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }

    /** A text with its place. */
    static Form<Node.Text> located() {
        return of(Map.of("type", List.of("string", "number", "boolean", "null")), (node, diagnostics) -> {
            if (node instanceof Node.Text text) {
                return Optional.of(text);
            }
            return wrong(node, "a text", diagnostics);
        });
    }

    static Form<String> text() {
        return located().then(text -> Optional.of(text.text()), "a text");
    }

    /** A length of time: {@code 500ms}, {@code 2s}, {@code 1m30s}, {@code 1h}. */
    static Form<Duration> time() {
        Form<Duration> form = located().then(t -> Times.parse(t.text()), "a length of time such as 2s, 500ms or 1m30s");
        return of(Map.of("type", "string", "pattern", Times.PATTERN), form::read);
    }

    static Form<Boolean> flag() {
        return of(
                Map.of("type", "boolean"),
                located()
                        .then(
                                t -> switch (t.text()) {
                                    case "yes", "true" -> Optional.of(true);
                                    case "no", "false" -> Optional.of(false);
                                    default -> Optional.empty();
                                },
                                "yes or no")::read);
    }

    /** One of some words, each with what it means. */
    static <T> Form<T> words(Map<String, T> words) {
        return of(Map.of("enum", List.copyOf(words.keySet())), (node, diagnostics) -> {
            if (node instanceof Node.Text(String text, var at, var block)) {
                T value = words.get(text);
                if (value == null) {
                    diagnostics.add(Diagnostic.error(at, "unknown word '" + text + "'")
                            .withExpected(listed(words.keySet()))
                            .withFix(Nearest.to(text, words.keySet()).map(n -> "write " + n)));
                }
                return Optional.ofNullable(value);
            }
            return wrong(node, listed(words.keySet()), diagnostics);
        });
    }

    /** Zero or more; a single one needs no list. */
    static <T> Form<List<T>> list(Form<T> of) {
        return of(
                Map.of("anyOf", List.of(of.schema(), Map.of("type", "array", "items", of.schema()))),
                (node, diagnostics) -> {
                    if (!(node instanceof Node.Items(var nodes, var at))) {
                        return of.read(node, diagnostics).map(List::of);
                    }
                    var values = new ArrayList<T>();
                    for (Node n : nodes) {
                        of.read(n, diagnostics).ifPresent(values::add);
                    }
                    return values.size() == nodes.size() ? Optional.of(values) : Optional.empty();
                });
    }

    /** Names of the writer's own, each with a value. */
    static <T> Form<SequencedMap<String, T>> named(Form<T> of) {
        return of(Map.of("type", "object", "additionalProperties", of.schema()), (node, diagnostics) -> {
            if (node instanceof Node.Text t && t.text().isEmpty()) {
                return Optional.of(new LinkedHashMap<>());
            }
            if (!(node instanceof Node.Mapping(var entries, var at))) {
                return wrong(node, "names with values", diagnostics);
            }
            var values = new LinkedHashMap<String, T>();
            entries.forEach(
                    (name, entry) -> of.read(entry.value(), diagnostics).ifPresent(value -> values.put(name, value)));
            return values.size() == entries.size() ? Optional.of(values) : Optional.empty();
        });
    }

    /** The node itself, to be read later. */
    static Form<Node> raw(Form<?> later) {
        return of(later.schema(), (node, diagnostics) -> Optional.of(node));
    }

    /** A value made of this one; an empty result is an error that says what was expected. */
    default <U> Form<U> then(Function<T, Optional<U>> function, String expected) {
        return of(schema(), (node, diagnostics) -> {
            Optional<T> read = read(node, diagnostics);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Optional<U> made = function.apply(read.get());
            return made.isPresent() ? made : wrong(node, expected, diagnostics);
        });
    }

    static <T> Optional<T> wrong(Node node, String expected, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(node.at(), "this cannot be read")
                .withExpected(expected)
                .withFound(node.described()));
        return Optional.empty();
    }

    static String listed(Collection<String> words) {
        return "one of " + String.join(", ", words);
    }
}
