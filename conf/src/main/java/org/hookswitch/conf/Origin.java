package org.hookswitch.conf;

/** Where an option was written. Immutable; places are made when they are asked for, which few ever are. */
interface Origin {

    /** Where the name stands. */
    SourceLocation name();

    /** Where the character at an offset of the value stands. */
    SourceLocation value(int offset);

    /** An option that stands in one line. */
    record InLine(SourceLine line, int valueStart) implements Origin {
        @Override
        public SourceLocation name() {
            return line.at(0);
        }

        @Override
        public SourceLocation value(int offset) {
            return line.at(valueStart + offset);
        }
    }
}
