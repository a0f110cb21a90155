package org.hookswitch.pbx.handler.typed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.handlers.CalleePreDialHandler;
import org.hookswitch.handlers.CallerPreDialHandler;
import org.hookswitch.handlers.ConnectedLineHandler;
import org.hookswitch.handlers.DynamicFeatureHandler;
import org.hookswitch.handlers.Handler;
import org.hookswitch.handlers.HangupHandler;
import org.hookswitch.handlers.PreBridgeHandler;
import org.hookswitch.handlers.RedirectingHandler;
import org.hookswitch.handlers.Verdict;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outside;
import org.hookswitch.pbx.handler.Visit;

/** Routines that are Java objects: {@code java:name} or {@code java:name(arguments)}. Immutable. */
public final class JavaHandlers implements Outside {

    private final Map<String, Handler> byName = new TreeMap<>();

    private JavaHandlers(Iterable<Handler> handlers) {
        for (Handler handler : handlers) {
            Handler other = byName.putIfAbsent(handler.name(), handler);
            if (other != null && other != handler) {
                throw new IllegalArgumentException("two handlers are named " + handler.name());
            }
        }
    }

    public static JavaHandlers of(Iterable<Handler> handlers) {
        return new JavaHandlers(handlers);
    }

    /** The handlers that a class loader finds as services, and then the ones given. */
    public static JavaHandlers found(ClassLoader loader, List<Handler> given) {
        var all = new java.util.ArrayList<Handler>();
        ServiceLoader.load(Handler.class, loader).forEach(all::add);
        all.addAll(given);
        return new JavaHandlers(all);
    }

    @Override
    public String scheme() {
        return "java";
    }

    /** The name and, split, the arguments of a location. */
    private record Named(String name, List<String> arguments) {
        static Named of(String location) {
            String rest = location.substring(location.indexOf(':') + 1).strip();
            int open = rest.indexOf('(');
            if (open < 0) {
                return new Named(rest, List.of());
            }
            int close = rest.lastIndexOf(')');
            String inside = rest.substring(open + 1, close > open ? close : rest.length());
            return new Named(
                    rest.substring(0, open).strip(), inside.isEmpty() ? List.of() : ArgumentSplitter.split(inside));
        }
    }

    @Override
    public Optional<String> objection(HandlerStage stage, String location) {
        Named named = Named.of(location);
        Handler handler = byName.get(named.name());
        Class<? extends Handler> wanted = typeOf(stage);
        if (handler == null) {
            return Optional.of(
                    byName.isEmpty()
                            ? "a handler that is found as a service or given to the switch; there is none"
                            : "one of the handlers " + String.join(", ", byName.keySet()));
        }
        return wanted.isInstance(handler)
                ? Optional.empty()
                : Optional.of("a " + wanted.getSimpleName() + ", which " + named.name() + " is not");
    }

    private static Class<? extends Handler> typeOf(HandlerStage stage) {
        return switch (stage) {
            case CALLER_PRE_DIAL -> CallerPreDialHandler.class;
            case CALLEE_PRE_DIAL -> CalleePreDialHandler.class;
            case REDIRECTING -> RedirectingHandler.class;
            case PRE_BRIDGE -> PreBridgeHandler.class;
            case CONNECTED_LINE -> ConnectedLineHandler.class;
            case DYNAMIC_FEATURE -> DynamicFeatureHandler.class;
            case HANGUP -> HangupHandler.class;
        };
    }

    @Override
    public String run(Visit visit) throws Exception {
        Named named = Named.of(visit.binding().location());
        Handler handler = byName.get(named.name());
        if (handler == null) {
            throw new IllegalStateException("there is no handler " + named.name());
        }
        List<String> arguments = named.arguments();
        switch (visit.stage()) {
            case CALLER_PRE_DIAL ->
                ((CallerPreDialHandler) handler).callerPreDial(new Views.OfCallerPreDial(visit, arguments));
            case CALLEE_PRE_DIAL ->
                ((CalleePreDialHandler) handler).calleePreDial(new Views.OfCalleePreDial(visit, arguments));
            case REDIRECTING -> ((RedirectingHandler) handler).redirecting(new Views.OfRedirecting(visit, arguments));
            case PRE_BRIDGE -> {
                Verdict verdict = ((PreBridgeHandler) handler).preBridge(new Views.OfPreBridge(visit, arguments));
                String result = word(verdict);
                visit.with(channel -> {
                    channel.variable("GOSUB_RESULT", result);
                    return true;
                });
            }
            case CONNECTED_LINE ->
                ((ConnectedLineHandler) handler).connectedLine(new Views.OfConnectedLine(visit, arguments));
            case DYNAMIC_FEATURE ->
                ((DynamicFeatureHandler) handler).dynamicFeature(new Views.OfDynamicFeature(visit, arguments));
            case HANGUP -> ((HangupHandler) handler).hangup(new Views.OfHangup(visit, arguments));
        }
        return "";
    }

    /** A verdict as GOSUB_RESULT says it. */
    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Bridge b -> "";
            case Verdict.Abort a -> "ABORT";
            case Verdict.Refuse r -> r.status().name();
            case Verdict.Proceed p -> "CONTINUE";
            case Verdict.GoTo g -> "GOTO:" + g.context() + "^" + g.extension() + "^" + g.priority();
        };
    }
}
