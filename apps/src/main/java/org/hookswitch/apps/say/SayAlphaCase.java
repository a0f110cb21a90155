package org.hookswitch.apps.say;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Spells a text, with the case of its letters. */
public final class SayAlphaCase implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "SayAlphaCase", "Spell a text, with the case of its letters.")
            .required("casetype", "whose case is said: a of all letters, l of lower case, u of upper case, n of none")
            .required("string", "letters, digits and signs")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayAlphaCase() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<English.Case> said = switch (arguments.get(0).strip().toLowerCase(Locale.ROOT)) {
            case "a" -> Optional.of(English.Case.BOTH);
            case "l" -> Optional.of(English.Case.LOWER);
            case "u" -> Optional.of(English.Case.UPPER);
            case "n" -> Optional.of(English.Case.NEITHER);
            default -> Optional.empty();
        };
        if (said.isEmpty()) {
            Notice.warn(channel, "SayAlphaCase takes a, l, u or n, found '" + arguments.get(0) + "'");
            return Next.CONTINUE;
        }
        return Speech.say(channel, English.letters(arguments.get(1), said.get()));
    }
}
