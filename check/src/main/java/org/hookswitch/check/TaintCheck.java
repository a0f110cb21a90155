package org.hookswitch.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.check.Constants.Assigned;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.check.Substitutions.Use;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Priority;

/**
 * Follows what callers send into dial strings and commands, within one extension, through variables that Set copies; what
 * FILTER or a function that gives no text of the caller's has seen is clean.
 */
final class TaintCheck {

    /** Functions whose value holds none of the characters that do harm, whatever they are given. */
    private static final Set<String> CLEANING = Set.of(
            "FILTER",
            "LEN",
            "MD5",
            "SHA1",
            "URIENCODE",
            "BASE64_ENCODE",
            "KEYPADHASH",
            "REGEX",
            "DB",
            "DB_EXISTS",
            "DIALPLAN_EXISTS",
            "VALID_EXTEN",
            "EXISTS",
            "ISNULL",
            "MATH",
            "FIELDQTY",
            "PJSIP_DIAL_CONTACTS",
            "PJSIP_AOR",
            "PJSIP_ENDPOINT",
            "DEVICE_STATE",
            "EXTENSION_STATE",
            "HINT",
            "STRFTIME",
            "HASH",
            "QUEUE_MEMBER");

    private static final Set<String> SENT_FUNCTIONS =
            Set.of("CALLERID", "PJSIP_HEADER", "SIP_HEADER", "SIPPEER", "REDIRECTING", "CONNECTEDLINE");

    private static final Set<String> SENT_VARIABLES = Set.of("CALLERIDNAME", "CALLERIDNUM", "CALLERID");

    private final PlanIndex index;
    private final Findings findings;

    TaintCheck(PlanIndex index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    void check() {
        for (Context context : index.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                index.first(extension).ifPresent(first -> extension(extension, first));
            }
        }
    }

    private void extension(Extension extension, Step first) {
        String source = extension.pattern().source();
        boolean open = extension.pattern().isPattern() && (source.indexOf('.') >= 0 || source.indexOf('!') >= 0);
        Set<String> dialled = new HashSet<>();
        Set<String> sent = new HashSet<>(SENT_VARIABLES);
        if (open) {
            dialled.add("EXTEN");
        }
        List<Priority> priorities = extension.priorities();
        for (int i = 0; i < priorities.size(); i++) {
            Step step = index.steps().get(first.id() + i);
            if (priorities.get(i).arguments().isConstant()) {
                continue;
            }
            for (Call call : step.calls()) {
                use(step, call, dialled, sent);
                for (Assigned assigned : Constants.assignments(call)) {
                    track(assigned, dialled, false);
                    track(assigned, sent, true);
                }
            }
        }
    }

    private static void track(Assigned assigned, Set<String> tainted, boolean functions) {
        if (assigned.name().equals("EXTEN") || assigned.name().isEmpty()) {
            return;
        }
        if (firstTainted(assigned.value(), tainted, functions).isPresent()) {
            tainted.add(assigned.name());
        } else {
            tainted.remove(assigned.name());
        }
    }

    private void use(Step step, Call call, Set<String> dialled, Set<String> sent) {
        switch (call.key()) {
            case "dial" -> {
                Piece destination = call.argument(0);
                firstTainted(destination.text(), dialled, false).ifPresent(use -> dial(step, call, destination, use));
            }
            case "system", "trysystem" -> command(step, call.at(), call.text(), call.name(), dialled, sent);
            default -> {
                // Others reach neither.
            }
        }
        String text = step.priority().arguments().source();
        if (call == step.call() && text.contains("SHELL(")) {
            for (Use shell : Substitutions.uses(text)) {
                if (shell.function() && shell.name().equals("SHELL")) {
                    command(step, shell.at() + 8, shell.arguments(), "SHELL", dialled, sent);
                }
            }
        }
    }

    private void dial(Step step, Call call, Piece destination, Use use) {
        String pattern = step.extension().pattern().source();
        findings.add(Finding.of(
                        SecurityRules.UNFILTERED_DIAL,
                        index.at(step, call, destination.at() + use.at()),
                        "'" + pattern + "' takes any character, and ${" + use.name()
                                + "} puts what was dialled into the dial string as it is")
                .fix("${FILTER(0-9+*#,...)} around it"));
    }

    private void command(Step step, int at, String text, String what, Set<String> dialled, Set<String> sent) {
        Optional<Use> found = firstTainted(text, sent, true);
        if (found.isEmpty()) {
            found = firstTainted(text, dialled, false);
        }
        found.ifPresent(use -> findings.add(Finding.of(
                        SecurityRules.UNFILTERED_COMMAND,
                        index.at(step, at + use.at()),
                        "${" + use.name() + (use.function() ? "(" + use.arguments() + ")" : "")
                                + "} comes from the caller and becomes part of a command in " + what)
                .fix("${FILTER(0-9a-zA-Z,...)} around it")));
    }

    /** The first tainted variable or function in a text that no cleaning function stands around. */
    private static Optional<Use> firstTainted(String text, Set<String> tainted, boolean functions) {
        int clean = 0;
        for (Use use : Substitutions.uses(text)) {
            if (use.at() < clean) {
                continue;
            }
            if (use.function()) {
                if (CLEANING.contains(use.name())) {
                    clean = use.end();
                } else if (functions && SENT_FUNCTIONS.contains(use.name()) && !isHarmless(use)) {
                    return Optional.of(use);
                }
            } else if (tainted.contains(use.name())) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    private static boolean isHarmless(Use use) {
        return use.arguments().contains("pres")
                || use.arguments().contains("ton")
                || use.arguments().contains("valid");
    }
}
