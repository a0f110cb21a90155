package org.hookswitch.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.rehearse.Deed;
import org.hookswitch.rehearse.TestCase;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;

/** A simulated phone: who it is, what it does when it is called, and what it does when. Confined to one thread. */
public final class Phone {

    private final Dialplan dialplan;
    private final String phone;
    private String technology;
    private String name;
    private String number;
    private String context;
    private Behaviour behaviour = new Behaviour.Rings(Duration.ZERO, Optional.empty());

    Phone(Dialplan dialplan, String phone, Optional<TestCase.Phone> configured) {
        this.dialplan = dialplan;
        this.phone = phone;
        technology = configured.map(TestCase.Phone::technology).orElse("PJSIP");
        name = configured.map(TestCase.Phone::callerName).orElse("");
        number = configured.map(TestCase.Phone::number).orElse("");
        context = configured.map(TestCase.Phone::context).orElse("default");
    }

    // --- who it is

    /** Whose channels it has; PJSIP unless it is said. */
    public Phone technology(String word) {
        technology = word;
        return this;
    }

    /** The name and number that it shows. */
    public Phone identifiesAs(String shownName, String shownNumber) {
        name = shownName;
        number = shownNumber;
        return this;
    }

    /** The context in which its calls begin. */
    public Phone in(String ofCalls) {
        context = ofCalls;
        return this;
    }

    // --- what it does when it is called

    /** Rings, and answers after a while. */
    public Phone answersAfter(Duration ringing) {
        behaviour = new Behaviour.Rings(Duration.ZERO, Optional.of(ringing));
        return this;
    }

    /** Is busy. */
    public Phone isBusy() {
        return declines(HangupCause.USER_BUSY);
    }

    /** Refuses the call. */
    public Phone declines(HangupCause cause) {
        behaviour = new Behaviour.Declines(Duration.ZERO, cause);
        return this;
    }

    /** Sends the call elsewhere: {@code number@context} or {@code TECHNOLOGY/phone}. */
    public Phone divertsTo(String destination) {
        behaviour = new Behaviour.Diverts(Duration.ZERO, destination, Redirecting.NONE);
        return this;
    }

    /** Never says anything. */
    public Phone vanished() {
        behaviour = new Behaviour.Vanishes();
        return this;
    }

    // --- what it does at a moment

    /** What it does at a moment, counted from the beginning of the test. */
    public Moment at(Duration moment) {
        return new Moment(moment);
    }

    TestCase.Phone build() {
        return new TestCase.Phone(
                phone,
                technology,
                name,
                number,
                context,
                behaviour,
                Optional.empty(),
                List.of(),
                List.of(),
                SourceLocation.ofFile(phone));
    }

    /** A moment, and what the phone does then. */
    public final class Moment {
        private final Duration moment;

        private Moment(Duration moment) {
            this.moment = moment;
        }

        public Phone answers() {
            return does(new Deed.Answers());
        }

        /** Presses keys, 100 ms each. */
        public Phone presses(String keys) {
            return does(new Deed.Presses(keys));
        }

        public Phone hangsUp() {
            return does(new Deed.HangsUp());
        }

        public Phone holds() {
            return does(new Deed.Holds());
        }

        public Phone resumes() {
            return does(new Deed.Resumes());
        }

        /** Sends the other party elsewhere. */
        public Phone transfersTo(String target) {
            return does(new Deed.Transfers(target, Optional.empty()));
        }

        /** Is reached no more. */
        public Phone unregisters() {
            return does(new Deed.Unregisters());
        }

        public Phone registers() {
            return does(new Deed.Registers());
        }

        /** Somebody else holds it from then on. */
        public Phone becomes(String newName, String newNumber) {
            return does(new Deed.Becomes(newName, newNumber));
        }

        private Phone does(Deed deed) {
            dialplan.act(moment, phone, deed);
            return Phone.this;
        }
    }
}
