package org.hookswitch.server;

import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.handlers.Handler;
import org.hookswitch.pbx.ConfigurationFolder;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.records.cdr.CdrSettings;
import org.hookswitch.rehearse.CallRecords;
import org.hookswitch.rehearse.Configuration;
import org.hookswitch.rehearse.Rehearsal;

/** Tests of a dialplan on the applications of this switch, with its configuration read as a start reads it. Stateless. */
public final class Rehearsals {

    private Rehearsals() {}

    /**
     * Runs tests.
     *
     * @param handlers in Java, beside those found as services
     */
    public static Rehearsal of(List<Handler> handlers) {
        try (Pbx pbx = Pbx.builder().build()) {
            return new Rehearsal(
                    pbx.registry(),
                    (files, plan, builder, diagnostics) ->
                            fit(files, plan, builder, diagnostics, Switch.outsideRoutines(handlers)));
        }
    }

    private static void fit(
            Configuration files, Plan plan, Pbx.Builder builder, Diagnostics diagnostics, OutsideRoutines outside) {
        builder.handlers(HandlersFile.read(files.fileOrEmpty("handlers.conf", diagnostics), plan, outside, diagnostics))
                .part(OutsideRoutines.class, outside)
                .part(
                        FeatureSettings.class,
                        FeaturesFile.read(files.fileOrEmpty("features.conf", diagnostics), diagnostics))
                .part(
                        CallRecords.class,
                        new TestedRecords(CdrSettings.read(files.fileOrEmpty("cdr.conf", diagnostics), diagnostics)));
        files.folder().ifPresent(f -> builder.part(ConfigurationFolder.class, new ConfigurationFolder(f)));
    }
}
