package org.hookswitch.apps.system;

import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Deletes a family, or a part of one, from the database. */
public final class DBdeltree implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "DBdeltree", "Delete a family, or a part of one, from the database.")
            .required("family[/keytree]", "the family, or the path of the keys below which all go")
            .build();

    /** For the service loader. */
    public DBdeltree() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.text().isBlank()) {
            Notice.warn(channel, "DBdeltree needs a family");
            return Next.CONTINUE;
        }
        var _ = KeyValueStore.of(channel.pbx()).deleteTree(arguments.text());
        return Next.CONTINUE;
    }
}
