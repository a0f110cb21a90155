package com.example.calls;

import java.time.Duration;
import org.hookswitch.handlers.PreBridge;
import org.hookswitch.handlers.PreBridgeHandler;
import org.hookswitch.handlers.Verdict;

/** Asks whoever answered to press 1 before the caller is put through, so that no answering machine takes the call. */
public final class CallScreening implements PreBridgeHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Verdict preBridge(PreBridge call) {
        String[] prompts = call.arguments().toArray(String[]::new);
        return call.read(1, PATIENCE, prompts).equals("1") ? Verdict.bridge() : Verdict.busy();
    }
}
