package org.hookswitch.check;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;

/** Reads who may call from pjsip.conf and asterisk.conf, and what a stranger could do. */
final class AccessCheck {

    /** Words that lists of tried passwords begin with. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passw0rd",
            "secret",
            "changeme",
            "changeit",
            "default",
            "admin",
            "asterisk",
            "letmein",
            "qwerty",
            "welcome",
            "test",
            "phone",
            "extension",
            "trixbox",
            "freepbx",
            "voip",
            "sip",
            "pass",
            "root",
            "unsecurepassword",
            "supersecret",
            "mysecret",
            "yourpassword",
            "1234",
            "12345",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            "1234567890",
            "0000",
            "1111",
            "111111",
            "654321",
            "abc123");

    private static final int SHORTEST = 8;

    private final Flow flow;
    private final PlanIndex index;
    private final Sources sources;
    private final Findings findings;

    AccessCheck(Flow flow, Sources sources, Findings findings) {
        this.flow = flow;
        this.index = flow.index();
        this.sources = sources;
        this.findings = findings;
    }

    void check() {
        sources.file("pjsip.conf").ifPresent(conf -> {
            secrets(conf);
            strangers(conf);
            endpoints(conf);
        });
        sources.file("asterisk.conf").ifPresent(this::dangerously);
        for (Step step : index.steps()) {
            for (Call call : step.calls()) {
                if (call.is("disa") && call.argument(0).text().strip().equalsIgnoreCase("no-password")) {
                    findings.add(Finding.of(
                            SecurityRules.OPEN_DISA,
                            step.priority().location(),
                            "DISA without a password gives every caller a dial tone"));
                }
            }
        }
    }

    /** The contexts that endpoints begin in. */
    static Set<String> entryContexts(Sources sources) {
        Set<String> contexts = new LinkedHashSet<>();
        sources.file("pjsip.conf").ifPresent(conf -> {
            for (Section section : conf.sections()) {
                if (is(section, "endpoint")) {
                    contexts.add(section.value("context").orElse("default"));
                }
            }
        });
        return contexts;
    }

    private static boolean is(Section section, String type) {
        return section.value("type").filter(type::equalsIgnoreCase).isPresent();
    }

    private void dangerously(Conf conf) {
        for (Section section : conf.sections("options")) {
            section.last("live_dangerously")
                    .filter(option -> List.of("yes", "true", "y", "t", "1", "on")
                            .contains(option.value().toLowerCase(Locale.ROOT)))
                    .ifPresent(option -> findings.add(Finding.of(
                                    SecurityRules.LIVE_DANGEROUSLY,
                                    option.location(),
                                    "functions that do harm may be used from outside")
                            .fix("live_dangerously = no")));
        }
    }

    private void secrets(Conf conf) {
        for (Section section : conf.sections()) {
            if (!is(section, "auth")) {
                continue;
            }
            section.last("password").ifPresent(option -> {
                String username = section.value("username").orElse(section.name());
                weakness(option.value(), username, section.name())
                        .ifPresent(why -> findings.add(Finding.of(
                                        SecurityRules.WEAK_SECRET,
                                        option.location(),
                                        "the password of [" + section.name() + "] " + why)
                                .expected("twelve or more characters nobody chose")));
            });
        }
    }

    private static Optional<String> weakness(String password, String username, String section) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.isEmpty()) {
            return Optional.of("is empty");
        }
        if (lower.equals(username.toLowerCase(Locale.ROOT)) || lower.equals(section.toLowerCase(Locale.ROOT))) {
            return Optional.of("is its name");
        }
        if (COMMON.contains(lower)
                || lower.equals(username.toLowerCase(Locale.ROOT) + username.toLowerCase(Locale.ROOT))) {
            return Optional.of("is one that every attacker tries first");
        }
        if (password.length() < SHORTEST) {
            return Optional.of("has only " + password.length() + " characters");
        }
        return password.chars().distinct().count() <= 2 ? Optional.of("is one character repeated") : Optional.empty();
    }

    // ---- endpoints without authentication

    private void strangers(Conf conf) {
        Set<String> identified = new HashSet<>();
        for (Section section : conf.sections()) {
            if (is(section, "identify")) {
                section.value("endpoint").ifPresent(identified::add);
            }
        }
        for (Section section : conf.sections()) {
            boolean open = is(section, "endpoint")
                    && section.value("auth").filter(auth -> !auth.isBlank()).isEmpty()
                    && !identified.contains(section.name());
            if (open) {
                String context = section.value("context").orElse("default");
                SourceLocation where =
                        section.last("context").map(Option::location).orElse(section.location());
                index.plan()
                        .context(context)
                        .flatMap(this::dialsOut)
                        .ifPresent(step -> findings.add(Finding.of(
                                        SecurityRules.OPEN_RELAY,
                                        where,
                                        "anybody may call as [" + section.name() + "], and from '" + context
                                                + "' can dial out at "
                                                + step.priority().location().file() + ":"
                                                + step.priority().location().line())
                                .fix("give the endpoint an auth or an identify section, or a context without trunks")));
            }
        }
    }

    /** The first Dial through a trunk, with a number of the caller's choice, that a call beginning in a context can reach. */
    private Optional<Step> dialsOut(Context start) {
        Set<Context> contexts = new LinkedHashSet<>();
        gather(start, contexts);
        ArrayDeque<Step> open = new ArrayDeque<>();
        Set<Step> seen = new HashSet<>();
        for (Context context : contexts) {
            for (Extension extension : context.extensions()) {
                index.first(extension)
                        .filter(s -> s.extension().pattern().isPattern())
                        .ifPresent(open::add);
                index.first(extension)
                        .filter(s -> !s.extension().pattern().isPattern())
                        .ifPresent(open::add);
            }
        }
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (!seen.add(step)) {
                continue;
            }
            if (step.calls().stream().anyMatch(AccessCheck::isTrunk)) {
                return Optional.of(step);
            }
            open.addAll(flow.successors(step));
            flow.exits(step).calls().forEach(target -> open.addAll(target.steps()));
        }
        return Optional.empty();
    }

    private void gather(Context context, Set<Context> all) {
        if (all.add(context)) {
            for (Include include : context.includes()) {
                index.plan().context(include.context()).ifPresent(c -> gather(c, all));
            }
        }
    }

    /** A Dial whose destination is a number from the call at a trunk: {@code PJSIP/${EXTEN}@trunk}, {@code DAHDI/g1/${X}}. */
    private static boolean isTrunk(Call call) {
        if (!call.is("dial")) {
            return false;
        }
        for (Piece destination : Substitutions.split(call.argument(0).text(), '&')) {
            String text = destination.text().strip();
            if (text.regionMatches(true, 0, "Local/", 0, 6) || !Substitutions.any(text)) {
                continue;
            }
            String masked = Substitutions.masked(text);
            String rest = masked.substring(Math.max(0, masked.indexOf('/') + 1));
            String number = String.valueOf(Substitutions.UNKNOWN);
            int sign = rest.indexOf('@');
            int slash = rest.indexOf('/');
            boolean atTrunk = sign >= 0 && rest.substring(0, sign).contains(number);
            boolean behindTrunk =
                    slash > 0 && rest.substring(slash).contains(number) && !rest.startsWith("sip:" + number, slash + 1);
            if (atTrunk || behindTrunk) {
                return true;
            }
        }
        return false;
    }

    // ---- endpoints that are named in the dialplan

    private void endpoints(Conf conf) {
        boolean elsewhere = sources.file("sorcery.conf").isPresent();
        Set<String> known = new LinkedHashSet<>();
        for (Section section : conf.sections()) {
            if (is(section, "endpoint")) {
                known.add(section.name());
            }
            elsewhere |= is(section, "phoneprov") || is(section, "wizard") || section.isNamed("wizard");
        }
        if (elsewhere || known.isEmpty()) {
            return;
        }
        for (Step step : index.steps()) {
            for (Call call : step.calls()) {
                if (call.is("dial")) {
                    dialled(step, call, known);
                }
            }
        }
        for (Context context : index.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                extension.hint().ifPresent(hint -> {
                    for (String device : hint.value().source().split("[&,]", -1)) {
                        name(device.strip(), known).ifPresent(name -> unknown(hint.location(), name, known));
                    }
                });
            }
        }
    }

    private void dialled(Step step, Call call, Set<String> known) {
        for (Piece piece : Substitutions.split(call.argument(0).text(), '&')) {
            Piece destination = piece.stripped();
            name(destination.text(), known)
                    .ifPresent(name -> unknown(index.at(step, call, destination.at()), name, known));
        }
    }

    private static Optional<String> name(String device, Set<String> known) {
        if (!device.regionMatches(true, 0, "PJSIP/", 0, 6) || Substitutions.any(device)) {
            return Optional.empty();
        }
        String rest = device.substring(6);
        int sign = rest.indexOf('@');
        int slash = rest.indexOf('/');
        String name = sign >= 0 && (slash < 0 || sign < slash) ? upTo(rest.substring(sign + 1), '/') : upTo(rest, '/');
        return name.isEmpty() || known.contains(name) ? Optional.empty() : Optional.of(name);
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private void unknown(SourceLocation where, String name, Set<String> known) {
        findings.add(Finding.of(PlaceRules.UNKNOWN_ENDPOINT, where, "pjsip.conf has no endpoint '" + name + "'")
                .fix(Nearest.to(name, known).map(near -> "did you mean '" + near + "'?")));
    }
}
