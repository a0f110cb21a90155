package org.hookswitch.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, each once, up to a limit above which they are only counted. One thread. */
final class Findings {

    /** More than anybody will read; a plan with a mistake in its generator has the mistake in every line. */
    static final int LIMIT = 20_000;

    private final List<Finding> kept = new ArrayList<>();
    private final Set<Finding> seen = new HashSet<>();
    private long dropped;

    void add(Finding finding) {
        if (kept.size() >= LIMIT) {
            dropped++;
        } else if (seen.add(finding)) {
            kept.add(finding);
        }
    }

    /** Adds what another collected, behind what is here. */
    void addAll(Findings other) {
        other.kept.forEach(this::add);
        dropped += other.dropped;
    }

    /** In the order they came. */
    List<Finding> list() {
        return kept;
    }

    long dropped() {
        return dropped;
    }
}
