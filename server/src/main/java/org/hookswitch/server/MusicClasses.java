package org.hookswitch.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.Values;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.file.MusicFolder;

/** Classes of hold music, as musiconhold.conf names them: a folder of sound files each. */
final class MusicClasses {

    private static final OptionSpec<String> MODE = OptionSpec.of("mode", Values.words(Map.of("files", "files")))
            .help("Where the music comes from: files of a folder.")
            .defaultsTo("files");
    private static final OptionSpec<String> DIRECTORY = OptionSpec.of("directory", Values.string())
            .help("The folder, in the sounds folder or absolute; every sound file in it is played in turn.")
            .defaultsTo("moh");
    private static final SectionType CLASS = SectionType.of("class", "A class of hold music.", MODE, DIRECTORY);
    private static final SectionType GENERAL =
            SectionType.of("general", "What all classes have in common: nothing that is supported yet.");

    private MusicClasses() {}

    /** Reads musiconhold.conf. */
    static Map<String, MusicFolder> read(Conf conf, Path sounds, Diagnostics diagnostics) {
        var classes = new LinkedHashMap<String, MusicFolder>();
        for (Settings settings : SectionTypes.byName(GENERAL)
                .withOthers(CLASS)
                .read(conf, diagnostics)
                .all(CLASS)) {
            Path folder = sounds.resolve(settings.get(DIRECTORY));
            try {
                classes.put(settings.name(), MusicFolder.of(folder));
            } catch (MediaException e) {
                diagnostics.add(Diagnostic.warning(settings.location(DIRECTORY), String.valueOf(e.getMessage())));
            }
        }
        return classes;
    }
}
