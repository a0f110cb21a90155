package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.rehearse.TestCase.Act;
import org.hookswitch.simulate.Simulation;

/**
 * One simulated call that somebody steers by hand: what happens is told line by line as time passes.
 *
 * <p>Confined to one thread, whoever has begun it.
 */
public final class Trial implements AutoCloseable {

    /** What may be typed. */
    public static final String HELP = "keys (1 5 # *) press them, h hangs up, a PHONE answers,"
            + " PHONE and what it does (6002 hangs up), 5s lets five seconds pass, q leaves";

    private final String caller;
    private final List<String> phones;
    private final Simulation simulation;
    private final Stage stage;
    private final Consumer<String> out;
    private long told;
    private int problems;
    private boolean left;

    Trial(String caller, List<String> phones, Simulation simulation, Stage stage, Consumer<String> out) {
        this.caller = caller;
        this.phones = phones;
        this.simulation = simulation;
        this.stage = stage;
        this.out = out;
    }

    /** Lets so much time of the call pass, and tells what happened in it. */
    public void pass(Duration time) {
        simulation.clock().pass(time);
        tell();
    }

    private void tell() {
        Happened happened = stage.happened();
        // What happens at this very moment is told when it is over.
        long now = isOver() ? Long.MAX_VALUE : simulation.clock().nanos() / 1_000_000;
        Ladder.between(happened, told, now).forEach(out);
        told = now;
        for (; problems < happened.problems().size(); problems++) {
            out.accept(happened.problems().get(problems));
        }
    }

    /** Does what somebody typed; a line that says nothing known is answered with what may be said. */
    public void type(String line) {
        String said = line.strip();
        Optional<Duration> time = said.endsWith("s") || said.endsWith("m") ? Times.parse(said) : Optional.empty();
        if (said.equals("q")) {
            left = true;
        } else if (said.isEmpty()) {
            pass(Duration.ofSeconds(1));
        } else if (time.isPresent()) {
            pass(time.get());
        } else if (said.equals("h")) {
            act(caller, new Deed.HangsUp());
        } else if (said.startsWith("a ") && phones.contains(said.substring(2).strip())) {
            act(said.substring(2).strip(), new Deed.Answers());
        } else if (said.matches("[0-9*#]{1,50}")) {
            act(caller, new Deed.Presses(said));
        } else {
            int space = said.indexOf(' ');
            String phone = space < 0 ? "" : said.substring(0, space);
            Optional<Deed> deed = Deed.parse(phones.contains(phone) ? said.substring(space + 1) : said);
            if (deed.isPresent()) {
                act(phones.contains(phone) ? phone : caller, deed.get());
            } else {
                out.accept(HELP);
            }
        }
    }

    private void act(String phone, Deed deed) {
        stage.perform(new Act(Duration.ZERO, phone, deed, SourceLocation.ofFile("typed")));
        pass(Duration.ofMillis(1));
    }

    /** Whether nothing more will happen: everybody has hung up, or it was left. */
    public boolean isOver() {
        return left
                || (simulation.clock().nanos() > 0
                        && simulation.pbx().channels().all().isEmpty());
    }

    /** Ends the call. */
    @Override
    public void close() {
        simulation.close();
    }
}
