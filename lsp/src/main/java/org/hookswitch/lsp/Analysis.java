package org.hookswitch.lsp;

import java.util.List;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.dialplan.Plan;

/** What is wrong with a dialplan. Any thread. */
@FunctionalInterface
interface Analysis {

    /**
     * Looks for mistakes.
     *
     * @param reader of the configuration folder, as it stands in the editor
     * @param conf the dialplan's file with all it includes
     * @param plan what was read of it
     * @param found what the readers of both found
     * @return all findings, those of the readers included
     */
    List<Diagnostic> of(ConfReader reader, Conf conf, Plan plan, List<Diagnostic> found);
}
