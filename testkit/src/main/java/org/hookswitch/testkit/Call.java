package org.hookswitch.testkit;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.rehearse.Deed;

/** A call that a phone makes: {@code call().from("alice").to("6001")}. Confined to one thread. */
public final class Call {

    private final Dialplan dialplan;
    private String from = "";
    private Duration at = Duration.ZERO;
    private Optional<String> context = Optional.empty();

    Call(Dialplan dialplan) {
        this.dialplan = dialplan;
    }

    /** Who calls. */
    public Call from(String phone) {
        from = phone;
        return this;
    }

    /** When, counted from the beginning of the test; at once unless it is said. */
    public Call at(Duration moment) {
        at = moment;
        return this;
    }

    /** In which context, unless it is the phone's. */
    public Call in(String name) {
        context = Optional.of(name);
        return this;
    }

    /** Dials. */
    public void to(String number) {
        if (from.isEmpty()) {
            throw new IllegalStateException("a call needs from(\"phone\") before to(\"" + number + "\")");
        }
        var _ = dialplan.phone(from);
        dialplan.act(at, from, new Deed.Calls(number, context));
    }
}
