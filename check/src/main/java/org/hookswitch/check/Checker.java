package org.hookswitch.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;

/**
 * Checks a dialplan, and what of the configuration belongs to it, without a call.
 *
 * <p>Immutable; any thread. Nothing that stands in a file makes a check throw. The contracts of handler stages are those of
 * {@code HandlerStage}, the arguments those of the applications' own tables.
 */
public final class Checker {

    private final Vocabulary vocabulary;

    /** @param vocabulary the applications and functions that exist */
    public Checker(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** All that is wrong in these files. */
    public Report check(Sources sources) {
        Findings findings = new Findings();
        for (Conf conf : sources.all()) {
            conf.diagnostics().forEach(diagnostic -> read(diagnostic, findings));
        }
        // A clock is needed to read a plan; no check asks it.
        Optional<Conf> dialplan = sources.file(Sources.DIALPLAN);
        if (dialplan.isPresent()) {
            Diagnostics diagnostics = new Diagnostics(Findings.LIMIT);
            Plan plan = PlanReader.with(Clock.systemUTC()).read(dialplan.get(), diagnostics);
            diagnostics.list().forEach(diagnostic -> read(diagnostic, findings));
            plan(plan, sources, findings);
        } else {
            files(sources, findings);
        }
        return report(sources, findings);
    }

    /** Only the names that a plan uses and this switch does not have: what a server says when it loads a dialplan. */
    public List<Finding> names(Plan plan) {
        Findings findings = new Findings();
        Sources none = Sources.ofTexts(java.util.Map.of());
        new NameCheck(new PlanIndex(plan, vocabulary, none), vocabulary, findings).check();
        return List.copyOf(findings.list());
    }

    /** Where a plan, and the files beside it, bind routines to stages; in the order of the files. */
    public List<RoutineBinding> bindings(Plan plan, Sources sources) {
        PlanIndex index = new PlanIndex(plan, vocabulary, sources);
        Findings unheard = new Findings();
        Targets targets = new Targets(index, new Constants(index, vocabulary, sources), unheard);
        FlowReader reader = new FlowReader(index, targets, unheard);
        Flow flow = reader.read();
        reader.bindFrom(sources);
        return flow.bindings().stream()
                .sorted(Comparator.comparing(RoutineBinding::at))
                .toList();
    }

    private static void read(Diagnostic diagnostic, Findings findings) {
        Rule rule = diagnostic.code().flatMap(Rules::ofReader).orElse(LanguageRules.SYNTAX);
        Finding finding = Finding.of(rule, diagnostic);
        boolean offered =
                rule.equals(PlaceRules.INCLUDED_NOTHING) && diagnostic.message().contains("-custom'");
        findings.add(offered ? finding.asNote() : finding);
    }

    /** Two threads: most of the time goes into things that do not need each other. */
    private void plan(Plan plan, Sources sources, Findings findings) {
        PlanIndex index = new PlanIndex(plan, vocabulary, sources);
        Findings beside = new Findings();
        FutureTask<Void> texts = new FutureTask<>(() -> texts(index, sources, beside), null);
        Thread.ofPlatform().name("check-texts").daemon().start(texts);
        flow(index, sources, findings);
        try {
            texts.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", e);
        }
        findings.addAll(beside);
    }

    /** What can be told from each line, each name and each context by itself. */
    private void texts(PlanIndex index, Sources sources, Findings findings) {
        new NameCheck(index, vocabulary, findings).check();
        new ContextCheck(index, sources, findings).check();
        new TaintCheck(index, findings).check();
        new BlockCheck(index, findings).check();
        new HintCheck(index, findings).check();
    }

    /** What needs the ways a call can take through the plan. */
    private void flow(PlanIndex index, Sources sources, Findings findings) {
        Constants constants = new Constants(index, vocabulary, sources);
        Targets targets = new Targets(index, constants, findings);
        FlowReader reader = new FlowReader(index, targets, findings);
        Flow flow = reader.read();
        reader.bindFrom(sources);
        new PriorityCheck(flow, findings).check();
        Routines routines = new Routines(flow);
        new ContractCheck(flow, routines, findings).check(AccessCheck.entryContexts(sources));
        new LockCheck(flow, routines, findings).check();
        new AccessCheck(flow, sources, findings).check();
    }

    private void files(Sources sources, Findings findings) {
        PlanIndex index = new PlanIndex(Plan.EMPTY, vocabulary, sources);
        new AccessCheck(new Flow(index), sources, findings).check();
    }

    private static Report report(Sources sources, Findings findings) {
        Silences silences = new Silences(sources);
        List<Finding> kept = new ArrayList<>();
        int silenced = 0;
        for (Finding finding : findings.list()) {
            if (silences.silence(finding)) {
                silenced++;
            } else {
                kept.add(finding);
            }
        }
        kept.addAll(silences.findings());
        kept.replaceAll(finding -> finding.excerpt(sources.excerpt(finding.location())));
        kept.sort(null);
        return new Report(kept, silenced, findings.dropped());
    }
}
