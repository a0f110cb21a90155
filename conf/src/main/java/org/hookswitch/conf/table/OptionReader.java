package org.hookswitch.conf.table;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Option;

/** How the occurrences of an option in one section, in order, become one value. */
interface OptionReader<T> {

    /** The value, or empty when there is none and no default; problems go to the report. */
    Optional<T> read(List<Option> occurrences, OptionReport report);

    /** Says what is wrong with an option's value. */
    interface OptionReport {

        /** For an option that is not written, about which there is nothing to say. */
        OptionReport NONE = new OptionReport() {

            @Override
            public void error(Option option, Parsed.Problem<?> problem) {
                throw new IllegalStateException(option + " is not written");
            }

            @Override
            public void warning(Option option, Parsed.Problem<?> doubt) {
                throw new IllegalStateException(option + " is not written");
            }

            @Override
            public void repeated(Option earlier, Option counting) {
                throw new IllegalStateException(earlier + " is not written");
            }
        };

        void error(Option option, Parsed.Problem<?> problem);

        void warning(Option option, Parsed.Problem<?> doubt);

        void repeated(Option earlier, Option counting);
    }
}
