package org.hookswitch.server;

import java.time.Clock;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;

/** {@code extensions.conf} and what it includes: read at the start, and again whenever a reload is asked for. */
final class DialplanFile {

    private DialplanFile() {}

    /** Reads the dialplan; what is wrong with it is added to the diagnostics. */
    static Plan read(ConfReader reader, Diagnostics diagnostics) {
        Conf conf = reader.read("extensions.conf");
        conf.diagnostics().forEach(diagnostics::add);
        return PlanReader.with(Clock.systemDefaultZone()).read(conf, diagnostics);
    }

    /** Adds what a dialplan names and the switch lacks. */
    static void checkNames(Pbx pbx, Plan plan, Diagnostics diagnostics) {
        new Checker(Vocabulary.of(pbx.registry())).names(plan).forEach(f -> diagnostics.add(f.diagnostic()));
    }

    /**
     * Puts the dialplan that is in the files now in force. Calls finish on the one they run on; when the files have errors,
     * the plan in force stays.
     *
     * @return what was found, to be shown to whoever asked
     */
    static Diagnostics reload(Pbx pbx, ConfReader reader) {
        var diagnostics = new Diagnostics();
        Plan plan = read(reader, diagnostics);
        if (!diagnostics.hasErrors()) {
            checkNames(pbx, plan, diagnostics);
            if (plan.settings().clearGlobals()) {
                pbx.globals().clear();
            }
            plan.globals().forEach(pbx.globals()::set);
            pbx.plan(plan);
        }
        return diagnostics;
    }
}
