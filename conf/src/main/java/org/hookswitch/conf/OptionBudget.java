package org.hookswitch.conf;

import java.util.function.Consumer;

/** Counts the options that a read holds, as a few sections inheriting from one another twice could double without end. */
final class OptionBudget {

    private final int limit;
    private final Consumer<Diagnostic> report;
    private long taken;
    private boolean reported;

    OptionBudget(int limit, Consumer<Diagnostic> report) {
        this.limit = limit;
        this.report = report;
    }

    /** Whether that many more may be held; says so once when they may not. */
    boolean take(int more, SourceLocation where) {
        if (taken + more <= limit) {
            taken += more;
            return true;
        }
        if (!reported) {
            reported = true;
            report.accept(Diagnostic.error(where, "the sections hold too many options; from here on they are left out")
                    .withCode("conf.too-many-options")
                    .withExpected("at most " + limit + " options in all, inherited ones counted in every heir"));
        }
        return false;
    }
}
