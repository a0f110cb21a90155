package org.hookswitch.rehearse;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.rehearse.TestCase.Script;
import org.hookswitch.rehearse.TestCase.World;

/** Web servers and AGI scripts as a test has them; whatever it does not mention is asked for in vain, and said. */
final class OutsideWorld {

    private final World world;
    private final List<String> requests;
    private final List<String> problems;

    OutsideWorld(World world, List<String> requests, List<String> problems) {
        this.world = world;
        this.requests = requests;
        this.problems = problems;
    }

    DialplanFunction curl() {
        FunctionSpec spec = FunctionSpec.read("CURL", "What a web server answers", "CURL(url[,post-data])", 1, 2);
        return new DialplanFunction() {
            @Override
            public FunctionSpec spec() {
                return spec;
            }

            @Override
            public String read(FunctionCall call) {
                requests.add("CURL " + call.text());
                Optional<String> answer = world.curl().entrySet().stream()
                        .filter(e -> Comparison.glob(e.getKey(), call.argument(0), false))
                        .map(java.util.Map.Entry::getValue)
                        .findFirst();
                if (answer.isEmpty()) {
                    problems.add("CURL(" + call.text() + ") is asked" + place(call.channel())
                            + ", and the test says no answer: world: curl: {\"" + call.argument(0) + "\": ...}");
                }
                return answer.orElse("");
            }
        };
    }

    private static String place(Optional<Channel> channel) {
        return channel.map(c -> " at " + c.whereNow()).orElse("");
    }

    Application agi() {
        ApplicationSpec spec = ApplicationSpec.named("AGI", "Runs a script that steers the call")
                .required("command", "the script")
                .repeated("argument", "what the script is given")
                .sets("AGISTATUS", "how it ended", "SUCCESS", "FAILURE", "NOTFOUND", "HANGUP")
                .trait(ApplicationSpec.Trait.SLOW)
                .build();
        return new Application() {
            @Override
            public ApplicationSpec spec() {
                return spec;
            }

            @Override
            public Next run(Channel channel, Arguments arguments) {
                requests.add("AGI " + arguments.text());
                Script script = world.agi().get(arguments.get(0));
                if (script == null) {
                    problems.add("AGI(" + arguments.text() + ") is run at " + channel.whereNow()
                            + ", and the test has no such script: world: agi: {\"" + arguments.get(0) + "\": ...}");
                    channel.variable("AGISTATUS", "NOTFOUND");
                    return Next.CONTINUE;
                }
                script.sets().forEach(channel::variable);
                channel.variable("AGISTATUS", script.status());
                return Next.CONTINUE;
            }
        };
    }
}
