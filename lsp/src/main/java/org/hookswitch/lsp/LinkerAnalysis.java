package org.hookswitch.lsp;

import java.util.List;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Linker;

/** The mistakes that a switch names when it loads a dialplan. Immutable; any thread. */
record LinkerAnalysis(Words words) implements Analysis {

    @Override
    public List<Diagnostic> of(ConfReader reader, Conf conf, Plan plan, List<Diagnostic> found) {
        Diagnostics all = new Diagnostics();
        all.addAll(found);
        new Linker(words.registry()).link(plan, all);
        return all.list();
    }
}
