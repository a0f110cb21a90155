package org.hookswitch.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.TypedSections;
import org.hookswitch.conf.table.Values;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outside;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.server.web.WebRoutines;

/**
 * handlers.conf: {@code [general]} for all stages, a section named after a stage for that stage, and every other section a
 * rule that binds a routine.
 */
final class HandlersFile {

    /** What a routine outside the dialplan begins with; the ones there are depends on the switch. */
    private static final Pattern OTHER_SCHEME = Pattern.compile("(agi|hagi|java|https?):", Pattern.CASE_INSENSITIVE);

    private static final int MOST_MILLISECONDS = 3_600_000;

    private enum Contract {
        WARN,
        STRICT
    }

    private static final OptionSpec<Optional<Contract>> CONTRACT = OptionSpec.of(
                    "contract", Values.words(Contract.class))
            .help("warn: a Hangup in a routine does what it says, with a warning; strict: it only ends the routine.")
            .optional();
    private static final OptionSpec<Optional<Duration>> SOFT = OptionSpec.of(
                    "soft_budget", Values.milliseconds(0, MOST_MILLISECONDS))
            .help("Milliseconds after which a routine is warned of; 0 for never.")
            .optional();
    private static final OptionSpec<Optional<Duration>> HARD = OptionSpec.of(
                    "hard_budget", Values.milliseconds(0, MOST_MILLISECONDS))
            .help("Milliseconds after which a routine is ended; 0 for never.")
            .optional();

    private static final SectionType GENERAL =
            SectionType.of("general", "What holds at all stages that say nothing else.", CONTRACT);

    private static final Map<HandlerStage, SectionType> STAGES = Arrays.stream(HandlerStage.values())
            .collect(Collectors.toMap(
                    stage -> stage,
                    stage -> SectionType.of(stage.word(), "Routines on " + stage.subject() + ".", CONTRACT, SOFT, HARD),
                    (a, b) -> a,
                    () -> new EnumMap<>(HandlerStage.class)));

    private static final OptionSpec<HandlerStage> STAGE = OptionSpec.of("stage", Values.words(stageWords()))
            .help("The moment at which the routine runs.")
            .required();
    private static final OptionSpec<String> CHANNEL = OptionSpec.of("channel", Values.string())
            .help("The channels on which it runs, by name; * stands for anything.")
            .defaultsTo("*");
    private static final OptionSpec<Optional<String>> CONTEXT = OptionSpec.of("context", Values.string())
            .help("Only in calls whose caller is in this context.")
            .optional();
    private static final OptionSpec<String> RUN = OptionSpec.of("run", Values.string())
            .help(
                    "The routine: [[context,]exten,]priority[(arguments)] or java:name[(arguments)] or https://…, substituted with the caller's"
                            + " variables.")
            .required();
    private static final OptionSpec<Integer> ORDER = OptionSpec.of("order", Values.integer(0, 1_000_000))
            .help("Of several rules that fit, the lowest order runs first.")
            .defaultsTo(100);

    private static final OptionSpec<Optional<String>> SECRET = OptionSpec.of("secret", Values.secret())
            .help("Signs the requests of web routines with HMAC-SHA256.")
            .optional();
    private static final OptionSpec<Duration> TIMEOUT = OptionSpec.of(
                    "timeout", Values.milliseconds(1, MOST_MILLISECONDS))
            .help("Milliseconds after which a web routine that has not answered fails.")
            .defaultsTo(Duration.ofSeconds(5));
    private static final OptionSpec<Optional<String>> VARIABLES = OptionSpec.of("variables", Values.string())
            .help("The variables of the channel that web routines are told, with commas between.")
            .optional();
    private static final SectionType WEB =
            SectionType.of("web", "Routines that are web services.", SECRET, TIMEOUT, VARIABLES);

    private static final SectionType RULE =
            SectionType.of("rule", "Binds a routine to a stage of calls.", STAGE, CHANNEL, CONTEXT, RUN, ORDER);

    private HandlersFile() {}

    /** Stages at which rules bind; what keys start is bound to keys. */
    private static Map<String, HandlerStage> stageWords() {
        return Arrays.stream(HandlerStage.values())
                .filter(stage -> stage != HandlerStage.DYNAMIC_FEATURE)
                .collect(Collectors.toMap(HandlerStage::word, stage -> stage));
    }

    /** Reads handlers.conf; the dialplan and the kinds of outside routines are asked whether the routines exist. */
    static HandlerSettings read(Conf conf, Plan plan, OutsideRoutines outside, Diagnostics diagnostics) {
        SectionType[] named =
                Stream.concat(Stream.of(GENERAL, WEB), STAGES.values().stream()).toArray(SectionType[]::new);
        TypedSections sections = SectionTypes.byName(named).withOthers(RULE).read(conf, diagnostics);
        boolean strict = sections.all(GENERAL).stream()
                .flatMap(s -> s.get(CONTRACT).stream())
                .anyMatch(c -> c == Contract.STRICT);
        var stages = new EnumMap<HandlerStage, HandlerSettings.OfStage>(HandlerStage.class);
        STAGES.forEach((stage, type) -> stages.put(stage, ofStage(stage, sections.all(type), strict)));
        var rules = new ArrayList<HandlerRule>();
        for (Settings section : sections.all(RULE)) {
            if (section.isComplete()) {
                rule(section, plan, outside, diagnostics).ifPresent(rules::add);
            }
        }
        return new HandlerSettings(stages, rules);
    }

    /** What {@code [web]} says. */
    static WebRoutines.Settings web(Conf conf) {
        var alreadyTold = new Diagnostics();
        List<Settings> written = SectionTypes.byName(WEB)
                .withOthers(RULE)
                .read(conf, alreadyTold)
                .all(WEB);
        return written.isEmpty()
                ? new WebRoutines.Settings(Optional.empty(), Duration.ofSeconds(5), List.of())
                : new WebRoutines.Settings(
                        written.getLast().get(SECRET),
                        written.getLast().get(TIMEOUT),
                        written.getLast()
                                .get(VARIABLES)
                                .map(names -> Arrays.stream(names.split(","))
                                        .map(String::strip)
                                        .filter(name -> !name.isEmpty())
                                        .toList())
                                .orElse(List.of()));
    }

    private static HandlerSettings.OfStage ofStage(HandlerStage stage, List<Settings> written, boolean strict) {
        Optional<Duration> soft = stage.softBudget();
        Optional<Duration> hard = stage.hardBudget();
        boolean isStrict = strict;
        for (Settings section : written) {
            if (section.get(SOFT).isPresent()) {
                soft = section.get(SOFT);
            }
            if (section.get(HARD).isPresent()) {
                hard = section.get(HARD);
            }
            isStrict = section.get(CONTRACT).map(c -> c == Contract.STRICT).orElse(isStrict);
        }
        return new HandlerSettings.OfStage(
                soft.filter(Duration::isPositive), hard.filter(Duration::isPositive), isStrict);
    }

    private static Optional<HandlerRule> rule(
            Settings section, Plan plan, OutsideRoutines outside, Diagnostics diagnostics) {
        SourceLocation at = section.location(RUN);
        String run = section.get(RUN);
        Optional<Outside> kind = outside.of(run);
        if (kind.isEmpty() && OTHER_SCHEME.matcher(run).lookingAt()) {
            diagnostics.add(Diagnostic.error(at, "routines of this kind are not supported")
                    .withExpected("a location of the dialplan, [[context,]exten,]priority[(arguments)], or "
                            + outside.kinds().stream()
                                    .map(k -> k.scheme() + ":…")
                                    .collect(Collectors.joining(", ")))
                    .withFound(run));
            return Optional.empty();
        }
        var ofTemplate = new Diagnostics();
        Template template = Template.parse(run, at, ofTemplate);
        diagnostics.addAll(ofTemplate.list());
        if (ofTemplate.hasErrors()) {
            return Optional.empty();
        }
        Optional<String> objection = kind.flatMap(k -> k.objection(section.get(STAGE), run));
        if (objection.isPresent()) {
            diagnostics.add(Diagnostic.error(at, "there is no such routine for this stage")
                    .withExpected(objection.get())
                    .withFound(run));
        }
        if (kind.isEmpty()) {
            template.asConstant().ifPresent(text -> check(text, at, plan, diagnostics));
        }
        return Optional.of(new HandlerRule(
                section.name(),
                section.get(STAGE),
                HandlerRule.channels(section.get(CHANNEL)),
                section.get(CONTEXT),
                template,
                section.get(ORDER),
                at));
    }

    /** A routine that is written out can be looked for before a call needs it. */
    private static void check(String run, SourceLocation at, Plan plan, Diagnostics diagnostics) {
        Optional<Location> location = Location.parse(run);
        if (location.isEmpty()) {
            diagnostics.add(Diagnostic.error(at, "this is no location of the dialplan")
                    .withExpected("[[context,]exten,]priority[(arguments)]")
                    .withFound(run));
            return;
        }
        Location place = location.get();
        if (place.context().isPresent()
                && place.exten().isPresent()
                && plan.resolve(place.context().get(), place.exten().get(), place.priority(), "", 1)
                        .isEmpty()) {
            diagnostics.add(Diagnostic.error(at, "there is no such routine in the dialplan")
                    .withExpected("a context, an extension and a priority or label that exist")
                    .withFound(run));
        }
    }
}
