package org.hookswitch.rehearse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link Node}s that know where they stand. One document a file, no anchors, no tags.
 *
 * <p>Used by one thread, once. A file is at most {@value #LONGEST} characters, {@value #DEEPEST} levels deep.
 */
final class YamlReader {

    static final int LONGEST = 4_000_000;
    private static final int DEEPEST = 50;

    private final String file;
    private final String text;
    private final List<String> lines;
    private final Diagnostics diagnostics;

    private YamlReader(String file, String text, Diagnostics diagnostics) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
        this.diagnostics = diagnostics;
    }

    /** The document of a text; empty, with a diagnostic, when it is none. */
    static Optional<Node> read(String file, String text, Diagnostics diagnostics) {
        return new YamlReader(file, text, diagnostics).read();
    }

    private Optional<Node> read() {
        if (text.length() > LONGEST) {
            diagnostics.add(Diagnostic.error(SourceLocation.ofFile(file), "the file is too long")
                    .withExpected("at most " + LONGEST + " characters")
                    .withFound(text.length() + " characters"));
            return Optional.empty();
        }
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                diagnostics.add(Diagnostic.error(SourceLocation.ofFile(file), "the file is empty")
                        .withExpected("tests, such as docs/testing.md shows"));
                return Optional.empty();
            }
            Node node = node(parser, first, 0);
            if (parser.nextToken() != null) {
                diagnostics.add(Diagnostic.error(at(parser.currentTokenLocation()), "a second document begins here")
                        .withExpected("one document in a file, without a line ---"));
            }
            return Optional.of(node);
        } catch (JacksonException e) {
            diagnostics.add(
                    Diagnostic.error(at(e.getLocation()), "this is not YAML: " + firstLine(e.getOriginalMessage())));
            return Optional.empty();
        } catch (Unreadable e) {
            diagnostics.add(e.diagnostic);
            return Optional.empty();
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private Node node(YAMLParser parser, JsonToken token, int depth) {
        SourceLocation at = at(parser.currentTokenLocation());
        if (depth > DEEPEST) {
            throw new Unreadable(Diagnostic.error(at, "this is nested deeper than " + DEEPEST + " levels"));
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new Unreadable(Diagnostic.error(at, "anchors and aliases are not read")
                    .withFix("what tests share goes into a file that they name by 'use'"));
        }
        return switch (token) {
            case START_ARRAY -> {
                var nodes = new ArrayList<Node>();
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    nodes.add(node(parser, t, depth + 1));
                }
                yield new Node.Items(nodes, at);
            }
            case START_OBJECT -> mapping(parser, at, depth);
            case VALUE_NULL -> new Node.Text("", at, false);
            default -> new Node.Text(parser.getString(), at, beginsBlock(at));
        };
    }

    private Node mapping(YAMLParser parser, SourceLocation at, int depth) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
            String key = parser.currentName();
            SourceLocation keyAt = at(parser.currentTokenLocation());
            Node value = node(parser, parser.nextToken(), depth + 1);
            if (entries.putIfAbsent(key, new Node.Entry(keyAt, value)) != null) {
                diagnostics.add(Diagnostic.error(keyAt, "the key '" + key + "' stands here a second time")
                        .withFix("keep one of the two"));
            }
        }
        return new Node.Mapping(entries, at);
    }

    private boolean beginsBlock(SourceLocation at) {
        if (at.line() < 1 || at.line() > lines.size()) {
            return false;
        }
        String line = lines.get(at.line() - 1);
        int index = at.column() - 1;
        return index >= 0 && index < line.length() && (line.charAt(index) == '|' || line.charAt(index) == '>');
    }

    private SourceLocation at(TokenStreamLocation location) {
        return location.getLineNr() < 1
                ? SourceLocation.ofFile(file)
                : new SourceLocation(file, location.getLineNr(), Math.max(0, location.getColumnNr()));
    }

    /** Ends the reading of a file at something that cannot be read. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic diagnostic;

        Unreadable(Diagnostic diagnostic) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
        }
    }
}
