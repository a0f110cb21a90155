package org.hookswitch.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hookswitch.pbx.Shell;

/** Notes the commands that a dialplan would run, and runs none: each succeeds silently unless the test says otherwise. */
public final class Commands implements Shell {

    private final List<String> ran = new ArrayList<>();
    private final Map<String, Result> results = new HashMap<>();

    /** Commands of which none has an end of its own yet. */
    public Commands() {}

    /** Says how a command ends, and what it prints. */
    public synchronized Commands ends(String command, int status, String output) {
        results.put(command, new Result(status, output));
        return this;
    }

    /** The commands so far, in order. */
    public synchronized List<String> ran() {
        return List.copyOf(ran);
    }

    @Override
    public synchronized CompletableFuture<Result> start(String command, boolean readOutput) {
        ran.add(command);
        Result result = results.getOrDefault(command, new Result(0, ""));
        return CompletableFuture.completedFuture(readOutput ? result : new Result(result.status(), ""));
    }
}
