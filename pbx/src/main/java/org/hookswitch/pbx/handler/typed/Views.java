package org.hookswitch.pbx.handler.typed;

import java.time.Duration;
import java.util.List;
import org.hookswitch.handlers.CalleePreDial;
import org.hookswitch.handlers.CallerPreDial;
import org.hookswitch.handlers.ConnectedLineCall;
import org.hookswitch.handlers.DynamicFeature;
import org.hookswitch.handlers.HangupCall;
import org.hookswitch.handlers.Party;
import org.hookswitch.handlers.PreBridge;
import org.hookswitch.handlers.RedirectingCall;
import org.hookswitch.handlers.Redirection;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.handler.Visit;

/** The parameters of the seven stages: a class each, so that none can be taken for another. */
final class Views {

    private Views() {}

    /** The calling channel, before the dialling. */
    static final class OfCallerPreDial extends AudioView implements CallerPreDial {
        OfCallerPreDial(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public void caller(Party now) {
            changeCaller(now);
        }

        @Override
        public void connected(Party now) {
            changeConnected(now);
        }

        @Override
        public void redirecting(Redirection now) {
            changeRedirecting(now);
        }
    }

    /** A new outgoing channel. */
    static final class OfCalleePreDial extends View implements CalleePreDial {
        OfCalleePreDial(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public void caller(Party now) {
            changeCaller(now);
        }

        @Override
        public void connected(Party now) {
            changeConnected(now);
        }

        @Override
        public void redirecting(Redirection now) {
            changeRedirecting(now);
        }
    }

    /** A channel about to be told of a diversion. */
    static final class OfRedirecting extends View implements RedirectingCall {
        OfRedirecting(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public void redirecting(Redirection now) {
            changeRedirecting(now);
        }
    }

    /** The answered callee. */
    static final class OfPreBridge extends AudioView implements PreBridge {
        OfPreBridge(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }
    }

    /** A channel about to be told whom it talks to. */
    static final class OfConnectedLine extends View implements ConnectedLineCall {
        OfConnectedLine(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public void connected(Party now) {
            changeConnected(now);
        }
    }

    /** A party of a conversation. */
    static final class OfDynamicFeature extends AudioView implements DynamicFeature {
        OfDynamicFeature(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public String feature() {
            return get("DYNAMIC_FEATURENAME");
        }

        @Override
        public String activatedBy() {
            return get("DYNAMIC_WHO_ACTIVATED");
        }
    }

    /** A channel that has ended. */
    static final class OfHangup extends View implements HangupCall {
        OfHangup(Visit visit, List<String> arguments) {
            super(visit, arguments);
        }

        @Override
        public int cause() {
            return ask(c -> c.hangupCause().code());
        }

        @Override
        public Duration answeredFor() {
            return ask(Channel::answeredFor);
        }
    }
}
