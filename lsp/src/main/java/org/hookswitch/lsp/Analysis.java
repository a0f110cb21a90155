package org.hookswitch.lsp;

import java.util.List;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;

/** What is wrong with a dialplan and the files around it. Any thread. */
@FunctionalInterface
interface Analysis {

    /**
     * Looks for mistakes.
     *
     * @param reader of the configuration folder, as it stands in the editor
     * @param root the dialplan's first file: extensions.conf, or a file by itself
     */
    List<Diagnostic> of(ConfReader reader, String root);
}
