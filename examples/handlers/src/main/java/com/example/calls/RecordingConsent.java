package com.example.calls;

import java.time.Duration;
import org.hookswitch.handlers.CallerPreDial;
import org.hookswitch.handlers.CallerPreDialHandler;

/** Asks the caller whether the call may be recorded; the dialplan reads the answer in RECORDING_CONSENT. */
public final class RecordingConsent implements CallerPreDialHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void callerPreDial(CallerPreDial call) {
        call.answer();
        String[] prompts = call.arguments().toArray(String[]::new);
        boolean agrees = call.read(1, PATIENCE, prompts).equals("1");
        call.set("__RECORDING_CONSENT", agrees ? "yes" : "no");
    }
}
