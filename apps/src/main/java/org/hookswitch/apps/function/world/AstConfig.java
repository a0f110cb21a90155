package org.hookswitch.apps.function.world;

import java.util.List;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Option;
import org.hookswitch.pbx.ConfigurationFolder;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code AST_CONFIG}: an option of a section of a configuration file, as it is now; of several with the same name the one
 * at a place from 0, or the last one for -1.
 */
public final class AstConfig extends Described {

    public AstConfig() {
        super(FunctionSpec.read(
                "AST_CONFIG",
                "A value of a configuration file",
                "AST_CONFIG(config_file,category,variable_name[,index])",
                3,
                4));
    }

    @Override
    public String read(FunctionCall call) {
        String file = call.argument(0);
        if (file.isEmpty() || call.argument(1).isEmpty() || call.argument(2).isEmpty()) {
            return call.warn("wants a file, a section and the name of an option");
        }
        ConfReader reader = ConfReader.in(ConfigurationFolder.of(call.pbx()));
        if (!reader.exists(file)) {
            return call.warn("there is no file " + file);
        }
        Conf conf = reader.read(file);
        List<Option> found = conf.section(call.argument(1)).stream()
                .flatMap(section -> section.all(call.argument(2)).stream())
                .toList();
        int index = CNumber.atoi(call.argument(3));
        int at = index == -1 ? found.size() - 1 : index;
        return at >= 0 && at < found.size() ? found.get(at).value() : call.warn("there is no such option");
    }
}
