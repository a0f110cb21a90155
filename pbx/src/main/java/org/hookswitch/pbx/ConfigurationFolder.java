package org.hookswitch.pbx;

import java.nio.file.Path;

/** The folder in which a switch finds its configuration files; a part of the switch. Immutable. */
public record ConfigurationFolder(Path path) {

    /** The folder that the switch was given, or Asterisk's own. */
    public static Path of(Pbx pbx) {
        return pbx.part(ConfigurationFolder.class, p -> new ConfigurationFolder(Path.of("/etc/asterisk")))
                .path();
    }
}
