package org.hookswitch.server;

import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.feature.FeatureSettings;

/** Reads features.conf for tests of other packages. */
public final class FeatureFiles {

    private FeatureFiles() {}

    public static FeatureSettings read(Conf conf, Diagnostics diagnostics) {
        return FeaturesFile.read(conf, diagnostics);
    }
}
