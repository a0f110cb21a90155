package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hookswitch.check.Constants.Assigned;
import org.hookswitch.check.Flow.Bound;
import org.hookswitch.check.Flow.Exits;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.TimeSpec;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;

/** Makes the {@link Flow} of a plan: what each application does to the course of a call. One thread, one use. */
final class FlowReader {

    private final PlanIndex index;
    private final Targets targets;
    private final Findings findings;
    private final Flow flow;

    FlowReader(PlanIndex index, Targets targets, Findings findings) {
        this.index = index;
        this.targets = targets;
        this.findings = findings;
        this.flow = new Flow(index);
    }

    Flow read() {
        for (Step step : index.steps()) {
            Exits exits = exits(step);
            Step follower = exits.next() ? index.after(step) : null;
            if (follower == null && exits.next()) {
                follower = targets.runsInto(step);
            }
            flow.set(step, exits, follower);
        }
        return flow;
    }

    /** Gathers what the calls of one step do. */
    private static final class Draft {
        boolean next = true;
        boolean lost;
        boolean returns;
        boolean hangsUp;
        final List<Target> jumps = new ArrayList<>(2);
        final List<Step> skips = new ArrayList<>(2);
        final List<Target> calls = new ArrayList<>(1);

        void jump(Target target) {
            jumps.add(target);
            lost |= target.unknown();
        }

        /** The call does not go on with the next priority, unless the application is not called at all. */
        void stop(Call call) {
            next &= call.conditional();
        }

        Exits exits() {
            boolean straight = next && !lost && !returns && !hangsUp && jumps.isEmpty() && skips.isEmpty();
            return straight && calls.isEmpty()
                    ? Exits.STRAIGHT
                    : new Exits(next, jumps, skips, calls, lost, returns, hangsUp);
        }
    }

    private Exits exits(Step step) {
        Draft draft = new Draft();
        for (Call call : step.calls()) {
            call(step, call, draft);
            bindings(step, call, draft);
        }
        return draft.exits();
    }

    private void call(Step step, Call call, Draft draft) {
        switch (call.key()) {
            case "goto" -> {
                draft.jump(target(step, call, new Piece(call.text(), 0)));
                draft.stop(call);
            }
            case "gotoif", "gotoiftime" -> branches(step, call, draft, true);
            case "gosubif" -> branches(step, call, draft, false);
            case "gosub" -> draft.calls.add(target(step, call, new Piece(call.text(), 0)));
            case "return" -> {
                draft.returns = true;
                draft.stop(call);
            }
            case "while" -> Loops.end(index, step).flatMap(this::behind).ifPresent(draft.skips::add);
            case "endwhile", "continuewhile" -> {
                Loops.begin(index, step).ifPresent(draft.skips::add);
                draft.stop(call);
            }
            case "exitwhile" -> {
                Loops.endAround(index, step).flatMap(this::behind).ifPresent(draft.skips::add);
                draft.stop(call);
            }
            case "if" ->
                Loops.alternatives(index, step).forEach(end -> behind(end).ifPresent(draft.skips::add));
            case "else", "elseif", "exitif" -> {
                Loops.endIf(index, step).flatMap(this::behind).ifPresent(draft.skips::add);
                draft.stop(call);
            }
            case "raiseexception", "incomplete" -> {
                draft.lost = true;
                draft.stop(call);
            }
            case "disa", "channelredirect" -> draft.lost |= call.is("disa");
            default -> {
                if (call.has(Trait.HANGS_UP)) {
                    draft.hangsUp = true;
                    draft.stop(call);
                }
            }
        }
    }

    private Optional<Step> behind(Step step) {
        return Optional.ofNullable(index.after(step));
    }

    private void branches(Step step, Call call, Draft draft, boolean jump) {
        int question = Branches.question(call.text());
        if (question < 0) {
            if (!Substitutions.any(call.text()) || call.is("gotoiftime")) {
                findings.add(Finding.of(
                                LanguageRules.NO_BRANCH,
                                index.at(step, call, 0),
                                "'" + call.name() + "' has no '?' with a place behind it, so it does nothing")
                        .expected("condition?placeiftrue[:placeiffalse]"));
            }
            return;
        }
        if (call.is("gotoiftime")) {
            times(step, call, call.text().substring(0, question));
        }
        List<Piece> branches = Branches.of(call.text(), question);
        int taken = 0;
        for (Piece branch : branches) {
            if (branch.text().isBlank()) {
                continue;
            }
            taken++;
            Target target = target(step, call, branch);
            if (jump) {
                draft.jump(target);
            } else {
                draft.calls.add(target);
            }
        }
        if (taken == 0) {
            findings.add(Finding.of(
                            LanguageRules.NO_BRANCH,
                            index.at(step, call, question),
                            "'" + call.name() + "' names no place behind its '?', so it does nothing")
                    .expected("condition?placeiftrue[:placeiffalse]"));
        }
        if (jump && taken == 2 && !call.conditional()) {
            draft.next = false;
        }
    }

    private void times(Step step, Call call, String written) {
        if (!Substitutions.any(written)) {
            TimeSpec.parse(
                    written,
                    problem -> findings.add(Finding.of(LanguageRules.TIMES, index.at(step, call, 0), problem)));
        }
    }

    private Target target(Step step, Call call, Piece written) {
        Piece piece = written.stripped();
        String place = upToParenthesis(Substitutions.blanked(piece.text()));
        if (place.indexOf('^') >= 0) {
            findings.add(Finding.of(
                            HandlerRules.SEPARATOR,
                            index.at(step, call, piece.at() + place.indexOf('^')),
                            "'^' separates only inside the options of an application; here it is part of a name")
                    .fix("write ','"));
            return Target.UNKNOWN;
        }
        return targets.of(step, piece.text(), () -> index.at(step, call, piece.at()));
    }

    private static String upToParenthesis(String text) {
        int open = text.indexOf('(');
        return open < 0 ? text : text.substring(0, open);
    }

    // ---- bindings of routines to stages, and places that others enter

    private void bindings(Step step, Call call, Draft draft) {
        switch (call.key()) {
            case "dial", "queue", "followme", "page", "originate", "retrydial", "bridge" -> dialling(step, call, draft);
            case "set", "mset" -> Constants.assignments(call).forEach(assigned -> variable(step, call, assigned));
            case "channelredirect" -> {
                List<Piece> arguments = call.arguments();
                if (arguments.size() > 1) {
                    Piece place = new Piece(
                            call.text().substring(arguments.get(1).at()),
                            arguments.get(1).at());
                    flow.enter(target(step, call, place));
                }
            }
            default -> {
                // Others bind nothing.
            }
        }
    }

    private void dialling(Step step, Call call, Draft draft) {
        Optional<Piece> options = call.options();
        if (!call.is("bridge")) {
            Call.option(options, 'B').ifPresent(p -> bindOption(step, call, p, 'B', HandlerStage.CALLER_PRE_DIAL));
            Call.option(options, 'b').ifPresent(p -> bindOption(step, call, p, 'b', HandlerStage.CALLEE_PRE_DIAL));
        }
        if (call.is("dial")) {
            Call.option(options, 'U').ifPresent(p -> preBridge(step, call, p));
            Call.option(options, 'G').ifPresent(p -> {
                Target target = optionTarget(step, call, p);
                draft.jump(target);
                target.steps().forEach(first -> behind(first).ifPresent(flow.entries()::add));
            });
            localDestinations(step, call);
        }
        if (!call.is("followme") && !call.is("page") && !call.is("originate")) {
            Call.option(options, 'F').ifPresent(p -> flow.enter(optionTarget(step, call, p)));
        }
        if (call.is("queue")) {
            Piece gosub = call.argument(6).stripped();
            if (!gosub.text().isEmpty()) {
                String text = gosub.text().contains(",") || gosub.text().contains("^")
                        ? Binding.fromOption(gosub.text())
                        : gosub.text() + ",s,1";
                bind(step, call, gosub, text, HandlerStage.PRE_BRIDGE, "the gosub argument of Queue");
            }
        }
        if (call.is("originate") && call.argument(1).text().strip().equalsIgnoreCase("exten")) {
            originated(step, call);
        }
    }

    private void originated(Step step, Call call) {
        String context = call.argument(2).text().strip();
        String exten = call.argument(3).text().strip();
        String priority = call.argument(4).text().strip();
        if (!context.isEmpty()) {
            String place =
                    context + "," + (exten.isEmpty() ? "s" : exten) + "," + (priority.isEmpty() ? "1" : priority);
            flow.enter(targets.of(
                    step, place, () -> index.at(step, call, call.argument(2).at())));
        }
    }

    /** {@code Local/exten@context}. */
    private void localDestinations(Step step, Call call) {
        for (Piece piece : Substitutions.split(call.argument(0).text(), '&')) {
            Piece destination = piece.stripped();
            if (!destination.text().regionMatches(true, 0, "Local/", 0, 6)) {
                continue;
            }
            String rest = destination.text().substring(6);
            int slash = Substitutions.outside(rest, '/', 0);
            String place = slash < 0 ? rest : rest.substring(0, slash);
            int sign = Substitutions.outside(place, '@', 0);
            String exten = sign < 0 ? place : place.substring(0, sign);
            String context = sign < 0 ? "default" : place.substring(sign + 1);
            flow.enter(targets.of(step, context + "," + exten + ",1", () -> index.at(step, call, destination.at())));
        }
    }

    private Target optionTarget(Step step, Call call, Piece argument) {
        return argument.text().isBlank()
                ? Target.UNKNOWN
                : targets.of(step, Binding.fromOption(argument.text()), () -> index.at(step, call, argument.at()));
    }

    private void bindOption(Step step, Call call, Piece argument, char letter, HandlerStage stage) {
        if (!argument.text().isBlank()) {
            bind(step, call, argument, Binding.fromOption(argument.text()), stage, call.name() + " option " + letter);
        }
    }

    private void preBridge(Step step, Call call, Piece argument) {
        String[] parts = argument.text().replace(',', '^').split("\\^", -1);
        boolean looksLikePlace = (parts.length == 3 && parts[2].strip().matches("[0-9]+"))
                || argument.text().matches("[\\w-]+[,^][\\w-]+[,^]\\w+\\(.*");
        if (looksLikePlace
                && !Substitutions.any(parts[0])
                && index.plan().match(parts[0].strip(), parts[1].strip(), "").isPresent()) {
            findings.add(Finding.of(
                            HandlerRules.SEPARATOR,
                            index.at(step, call, argument.at()),
                            "option U takes the name of a context and arguments: '" + parts[1]
                                    + "' and what follows it become arguments of " + parts[0] + ",s,1")
                    .fix("U(" + parts[0] + ") runs " + parts[0] + ",s,1"));
        }
        String place = parts[0] + ",s,1";
        bind(step, call, argument, place, HandlerStage.PRE_BRIDGE, call.name() + " option U");
    }

    private void bind(Step step, Call call, Piece piece, String place, HandlerStage stage, String boundBy) {
        Supplier<SourceLocation> where = () -> index.at(step, call, piece.at());
        bind(targets.of(step, place, where), place, stage, boundBy, where);
    }

    private void bind(Target target, String place, HandlerStage stage, String boundBy, Supplier<SourceLocation> where) {
        flow.bind(new RoutineBinding(stage, place, boundBy, where.get()));
        target.steps().forEach(entry -> flow.bind(new Bound(stage, entry, boundBy, where.get())));
    }

    private void variable(Step step, Call call, Assigned assigned) {
        String value = assigned.value().strip();
        if (value.isEmpty()) {
            return;
        }
        Piece piece = new Piece(value, assigned.valueAt());
        switch (assigned.name()) {
            case "CONNECTED_LINE_SEND_SUB" ->
                bind(step, call, piece, value, HandlerStage.CONNECTED_LINE, assigned.name());
            case "REDIRECTING_SEND_SUB" -> bind(step, call, piece, value, HandlerStage.REDIRECTING, assigned.name());
            case "CHANNEL(hangup_handler_push)", "CHANNEL(hangup_handler_pop)", "CHANNEL(hangup_handler_wipe)" ->
                hangupHandler(step, call, assigned, piece);
            case "GOSUB_RESULT" -> {
                if (value.startsWith("GOTO:") && value.length() > 5) {
                    Piece place = new Piece(Binding.fromOption(value.substring(5)), assigned.valueAt() + 5);
                    flow.enter(targets.of(step, place.text(), () -> index.at(step, call, place.at())));
                }
            }
            default -> {
                // Not one that binds.
            }
        }
    }

    private void hangupHandler(Step step, Call call, Assigned assigned, Piece piece) {
        Target target = target(step, call, piece);
        bind(target, piece.text(), HandlerStage.HANGUP, "hangup_handler_push", () -> index.at(step, call, piece.at()));
        if (step.extension().pattern().source().equals("h")) {
            findings.add(Finding.of(
                            HandlerRules.PUSHED_IN_H,
                            index.at(step, call, assigned.at()),
                            "a hangup handler is pushed in 'h', when the call has ended already")
                    .fix("push it where the call begins, or do its work here"));
        }
    }

    /** Routines that configuration files bind. */
    void bindFrom(Sources sources) {
        FileBindings.read(
                sources,
                index,
                (stage, place, boundBy, where) ->
                        bind(targets.ofConstant(place, () -> where), place, stage, boundBy, () -> where));
    }
}
