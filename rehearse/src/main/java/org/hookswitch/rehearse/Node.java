package org.hookswitch.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.hookswitch.conf.SourceLocation;

/** A piece of a YAML file, with the place where it begins. Immutable. */
sealed interface Node {

    SourceLocation at();

    /** What an error says was found. */
    String described();

    /** The same with every text changed. */
    Node map(UnaryOperator<Text> change);

    /**
     * A scalar as it is written; nothing at all is the empty text.
     *
     * @param block whether it began with {@code |} or {@code >}, so that its text stands on the lines below
     */
    record Text(String text, SourceLocation at, boolean block) implements Node {
        @Override
        public String described() {
            return text.isEmpty() ? "nothing" : "'" + text + "'";
        }

        @Override
        public Node map(UnaryOperator<Text> change) {
            return change.apply(this);
        }
    }

    record Items(List<Node> nodes, SourceLocation at) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String described() {
            return "a list";
        }

        @Override
        public Node map(UnaryOperator<Text> change) {
            return new Items(nodes.stream().map(n -> n.map(change)).toList(), at);
        }
    }

    /** Keys in the order in which they are written. */
    record Mapping(SequencedMap<String, Entry> entries, SourceLocation at) implements Node {
        @Override
        public String described() {
            return entries.isEmpty()
                    ? "an empty mapping"
                    : "a mapping with the key '" + entries.firstEntry().getKey() + "'";
        }

        @Override
        public Node map(UnaryOperator<Text> change) {
            var changed = new LinkedHashMap<String, Entry>();
            entries.forEach((key, entry) ->
                    changed.put(key, new Entry(entry.keyAt(), entry.value().map(change))));
            return new Mapping(changed, at);
        }

        /** The same with these keys in front of or instead of its own. */
        Mapping with(Map<String, Entry> others) {
            var together = new LinkedHashMap<>(entries);
            together.putAll(others);
            return new Mapping(together, at);
        }
    }

    record Entry(SourceLocation keyAt, Node value) {}
}
