package org.hookswitch.rehearse;

import java.nio.file.Path;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.rehearse.TestCase.Inline;
import org.hookswitch.rehearse.TestCase.Setting;

/** The configuration files of one test: those that stand in it, and those of its folder. Immutable. */
public final class Configuration {

    private final Setting setting;

    Configuration(Setting setting) {
        this.setting = setting;
    }

    /** Makes of the files what the switch needs beside its dialplan, as a real start does. */
    @FunctionalInterface
    public interface Fitting {
        void fit(Configuration files, Plan plan, Pbx.Builder builder, Diagnostics diagnostics);
    }

    /** The folder of the files; empty where all of them stand in the test. */
    public Optional<Path> folder() {
        return setting.folder();
    }

    /** A file; empty where there is none. What is wrong in it is added to the diagnostics. */
    public Optional<Conf> file(String name, Diagnostics diagnostics) {
        Inline inline = setting.texts().get(name);
        Optional<ConfReader> reader = setting.folder().map(ConfReader::in);
        Optional<Conf> conf = inline != null
                ? Optional.of(reader.orElseGet(() -> ConfReader.in(Path.of(""))).readText(inline.file(), inline.text()))
                : reader.filter(r -> r.exists(name)).map(r -> r.read(name));
        conf.ifPresent(c -> c.diagnostics().forEach(diagnostics::add));
        return conf;
    }

    /** A file; one without sections where there is none. */
    public Conf fileOrEmpty(String name, Diagnostics diagnostics) {
        return file(name, diagnostics)
                .orElseGet(() -> ConfReader.in(Path.of("")).readText(name, ""));
    }
}
