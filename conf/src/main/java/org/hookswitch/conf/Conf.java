package org.hookswitch.conf;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What one configuration file says, with all it includes: sections in order, and what was wrong with them.
 *
 * <p>Immutable. Two sections of one name stay two, as pjsip.conf needs them; only {@code (+)} adds to an earlier one.
 */
public final class Conf {

    private final String file;
    private final List<Section> everySection;
    private final List<Section> sections;
    private final List<Diagnostic> diagnostics;
    private final SourceText text;

    Conf(String file, List<Section> everySection, List<Diagnostic> diagnostics, SourceText text) {
        this.file = file;
        this.everySection = List.copyOf(everySection);
        this.sections = this.everySection.stream()
                .filter(section -> !section.template())
                .toList();
        this.diagnostics = List.copyOf(diagnostics);
        this.text = text;
    }

    /** The file that was asked for. */
    public String file() {
        return file;
    }

    /** The sections to use, in order: all but the templates. */
    public List<Section> sections() {
        return sections;
    }

    /** The sections of that name in order, letters compared without case, templates left out. */
    public List<Section> sections(String name) {
        return sections.stream().filter(section -> section.isNamed(name)).toList();
    }

    /** The first section of that name, letters compared without case, templates left out. */
    public Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.isNamed(name)).findFirst();
    }

    /** The sections marked {@code (!)}, in order. */
    public List<Section> templates() {
        return everySection.stream().filter(Section::template).toList();
    }

    /** What was found wrong while reading, in the order it was found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether anything could not be read; Asterisk would refuse most such files as a whole. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** Every file that was read, this one first, in the order of reading. */
    public SequencedSet<String> files() {
        return text.files();
    }

    /**
     * The lines of a file that was read, as they are written, comments and secrets included: for whoever reads comments, never
     * to be shown. Empty for a file that was not read.
     */
    public List<String> lines(String ofFile) {
        return text.lines(ofFile);
    }

    /** The source line at a location, fit to be shown: a value whose name speaks of a secret is masked. */
    public Optional<String> excerpt(SourceLocation location) {
        return text.line(location).map(Redaction::mask);
    }

    /** The source line at a location with its value masked, for options that are secret whatever their name. */
    public Optional<String> excerptWithoutValue(SourceLocation location) {
        return text.line(location).map(Redaction::maskValue);
    }
}
