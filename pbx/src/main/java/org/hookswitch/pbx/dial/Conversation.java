package org.hookswitch.pbx.dial;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.AfterBridge;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.bridge.Bridge;
import org.hookswitch.pbx.bridge.BridgeFeatures;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.Next;

/**
 * What follows an answer: announcement, pre-bridge routine, digits, the caller's answer, the bridge, and what becomes of
 * each party afterwards.
 *
 * <p>On the thread that controls the caller; the callee gets a thread of its own for the bridge.
 */
public final class Conversation {

    /**
     * How a conversation is conducted. Immutable.
     *
     * @param answerCallerFirst the caller is answered before the announcement and the routine
     * @param announceToCallee sound played to the callee; empty for none
     * @param announceToCaller sound played to the caller at the same time; empty for none
     * @param bothTo both parties go there instead of being connected; the callee one priority further
     * @param preBridge routines on the callee
     * @param digitsToCallee keys pressed towards the callee, {@code w} waits half a second
     * @param digitsToCaller the same towards the caller
     * @param callerContinues when the callee hangs up, the caller goes on with the next priority
     * @param calleeContinuesAt where the callee goes when the caller hangs up
     * @param callerMay what the caller may do in the bridge
     * @param calleeMay what the callee may do in the bridge
     * @param calleeRunsH the callee runs the caller's h extension at its end
     */
    public record Conduct(
            boolean answerCallerFirst,
            String announceToCallee,
            String announceToCaller,
            Optional<Place> bothTo,
            List<Binding> preBridge,
            String digitsToCallee,
            String digitsToCaller,
            boolean callerContinues,
            Optional<Place> calleeContinuesAt,
            BridgeFeatures callerMay,
            BridgeFeatures calleeMay,
            boolean calleeRunsH) {

        public Conduct {
            preBridge = List.copyOf(preBridge);
        }
    }

    private final Pbx pbx;
    private final Channel caller;
    private final Channel callee;
    private final Dialing dialing;
    private final Conduct conduct;
    private final Place here;

    public Conversation(Channel caller, Channel callee, Dialing dialing, Conduct conduct) {
        this.pbx = caller.pbx();
        this.caller = caller;
        this.callee = callee;
        this.dialing = dialing;
        this.conduct = conduct;
        this.here = caller.place();
    }

    /** Holds the conversation; what the caller does next. */
    public Next hold() {
        if (conduct.answerCallerFirst()) {
            caller.answer();
        }
        if (!announce()) {
            return withoutCallee();
        }
        if (conduct.bothTo().isPresent()) {
            return bothTo(conduct.bothTo().get());
        }
        for (Binding binding : pbx.routines().bindings(HandlerStage.PRE_BRIDGE, callee, caller, conduct.preBridge())) {
            PreBridge.Verdict verdict = PreBridge.run(caller, callee, binding);
            if (!(verdict instanceof PreBridge.Verdict.Bridge)) {
                return apply(verdict);
            }
        }
        dialing.concluded(callee, DialStatus.ANSWER.name());
        press(conduct.digitsToCallee(), callee);
        press(conduct.digitsToCaller(), caller);
        if (caller.mustLeave() || callee.isHungUp()) {
            return withoutCallee();
        }
        caller.answer();
        return talk();
    }

    // --- before the bridge

    private boolean announce() {
        if (conduct.announceToCallee().isEmpty() && conduct.announceToCaller().isEmpty()) {
            return true;
        }
        new Announcement(pbx)
                .play(List.of(
                        new Announcement.Part(callee, conduct.announceToCallee()),
                        new Announcement.Part(caller, conduct.announceToCaller())));
        return !callee.isHungUp() && !caller.mustLeave();
    }

    private static void press(String digits, Channel channel) {
        if (!digits.isEmpty()) {
            new DigitSender(channel).send(digits);
        }
    }

    private Next bothTo(Place place) {
        dialing.concluded(callee, DialStatus.ANSWER.name());
        caller.answer();
        callee.position().moveTo(place);
        pbx.dialplanThreads().start(callee, new Place(place.context(), place.exten(), place.priority() + 1));
        return new Next.Jump(place);
    }

    private Next apply(PreBridge.Verdict verdict) {
        dialing.concluded(callee, verdict.word());
        return switch (verdict) {
            case PreBridge.Verdict.Bridge b -> Next.CONTINUE;
            case PreBridge.Verdict.Abort a -> withoutCallee();
            case PreBridge.Verdict.CalleeGone g -> withoutCallee();
            case PreBridge.Verdict.CallerLeft l -> withoutCallee();
            case PreBridge.Verdict.Status s -> {
                release();
                caller.variable("DIALSTATUS", s.status().name());
                yield Next.CONTINUE;
            }
            case PreBridge.Verdict.Continue c -> {
                release();
                yield Next.CONTINUE;
            }
            case PreBridge.Verdict.Goto g -> {
                release();
                yield g.place().<Next>map(Next.Jump::new).orElseGet(() -> new Next.Hangup(HangupCause.NORMAL_CLEARING));
            }
        };
    }

    private void release() {
        pbx.release(callee, HangupCause.NORMAL_CLEARING);
    }

    /** The callee goes; the caller as after a call that ended. */
    private Next withoutCallee() {
        release();
        return afterwards();
    }

    // --- the bridge

    private Next talk() {
        Bridge bridge = pbx.bridges().create();
        BridgeFeatures ofCallee = conduct.calleeMay().withVariableOf(caller, false);
        pbx.clock().start(callee.name(), () -> calleeTalks(bridge, ofCallee));
        bridge.join(caller, conduct.callerMay().withVariableOf(caller, true));
        dialing.times().conversationEnded();
        if (callee.isHungUp()) {
            HangupCauses.of(caller).note(callee, callee.hangupCause());
        }
        Optional<Place> next = AfterBridge.take(caller);
        return next.isPresent() && !caller.mustLeave() ? new Next.Jump(next.get()) : afterwards();
    }

    private void calleeTalks(Bridge bridge, BridgeFeatures features) {
        Bridge.End end = bridge.join(callee, features);
        Optional<Place> next = callee.takeRedirect();
        if (next.isEmpty() && end == Bridge.End.PARTED) {
            next = AfterBridge.take(callee).or(conduct::calleeContinuesAt);
        }
        if (next.isPresent() && !callee.isHungUp()) {
            callee.takeCurrentPlan();
            callee.position().moveTo(next.get());
            pbx.dialplanThreads().run(callee);
        } else if (conduct.calleeRunsH()) {
            callee.position().moveTo(here);
            pbx.dialplanThreads().runLastExtension(callee);
        } else {
            pbx.release(callee, HangupCause.NORMAL_CLEARING);
        }
    }

    private Next afterwards() {
        if (caller.mustLeave()) {
            return Next.LEAVE;
        }
        return conduct.callerContinues() ? Next.CONTINUE : new Next.Hangup(HangupCause.NORMAL_CLEARING);
    }
}
