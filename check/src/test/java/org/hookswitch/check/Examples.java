package org.hookswitch.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Texts with several files in them, and a switch with few applications. */
final class Examples {

    private Examples() {}

    /** The files of a text: extensions.conf, then one for every line {@code --- name}. */
    static Sources sources(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = Sources.DIALPLAN;
        StringBuilder file = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("--- ")) {
                files.put(name, file.toString());
                name = line.substring(4).strip();
                file = new StringBuilder();
            } else {
                file.append(line).append('\n');
            }
        }
        files.put(name, file.toString());
        return Sources.ofTexts(files);
    }

    static List<Finding> find(String text) {
        return new Checker(Vocabulary.ofAsterisk()).check(sources(text)).findings();
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().code())
                .distinct()
                .toList();
    }

    /** The vocabulary of a switch that has Answer, Hangup, NoOp and Dial with the option g, and no function at all. */
    static List<Finding> findOnSmallSwitch(String text) {
        try (Pbx pbx = Pbx.builder().build()) {
            for (String name : List.of("Answer", "Hangup", "NoOp")) {
                pbx.registry()
                        .add(named(ApplicationSpec.named(name, "")
                                .optional("x", "")
                                .build()));
            }
            pbx.registry()
                    .add(named(ApplicationSpec.named("Dial", "")
                            .required("destination", "")
                            .optional("timeout", "")
                            .options()
                            .option('g', "")
                            .trait(Trait.TAKES_CHANNEL)
                            .build()));
            return new Checker(Vocabulary.of(pbx.registry()))
                    .check(sources(text))
                    .findings();
        }
    }

    private static Application named(ApplicationSpec spec) {
        return new Application() {
            @Override
            public ApplicationSpec spec() {
                return spec;
            }

            @Override
            public Next run(Channel channel, Arguments arguments) {
                return Next.CONTINUE;
            }
        };
    }
}
