package org.hookswitch.handlers;

import java.util.Objects;

/** What a pre-bridge handler decides. Immutable. */
public sealed interface Verdict {

    /** The two are connected. */
    static Verdict bridge() {
        return new Bridge();
    }

    /** Both legs end. */
    static Verdict abort() {
        return new Abort();
    }

    /** The callee's leg ends; the caller goes on with its dialplan, with DIALSTATUS BUSY. */
    static Verdict busy() {
        return new Refuse(Status.BUSY);
    }

    /** The callee's leg ends; the caller goes on with its dialplan, with this DIALSTATUS. */
    static Verdict refuse(Status status) {
        return new Refuse(status);
    }

    /** The callee's leg ends; the caller goes on with its dialplan. */
    static Verdict proceed() {
        return new Proceed();
    }

    /** The callee's leg ends; the caller goes on at this place of its dialplan. */
    static Verdict goTo(String context, String extension, String priority) {
        return new GoTo(context, extension, priority);
    }

    /** How a refused call is told. */
    enum Status {
        BUSY,
        CONGESTION,
        CHANUNAVAIL
    }

    record Bridge() implements Verdict {}

    record Abort() implements Verdict {}

    record Refuse(Status status) implements Verdict {}

    record Proceed() implements Verdict {}

    /** @param priority a number or a label */
    record GoTo(String context, String extension, String priority) implements Verdict {
        public GoTo {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(extension, "extension");
            Objects.requireNonNull(priority, "priority");
        }
    }
}
