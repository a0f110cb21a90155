package org.hookswitch.server;

import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** What runs here: the switch's version, the Java and the system, for {@code version} and {@code --version}. */
final class Version implements IVersionProvider {

    /** The version the build wrote into the module; empty only when run from classes that no build has packaged. */
    static String ofSwitch() {
        var descriptor = Version.class.getModule().getDescriptor();
        return descriptor == null ? "" : descriptor.rawVersion().orElse("");
    }

    static List<String> lines() {
        return List.of(
                "Hookswitch " + ofSwitch(),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
    }

    @Override
    public String[] getVersion() {
        return lines().toArray(String[]::new);
    }
}
