package org.hookswitch.pbx.handler;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator decides in handlers.conf: time budgets of each stage, whether the contract is enforced, and rules that
 * bind routines. Immutable.
 *
 * @param rules in the order in which they run
 */
public record HandlerSettings(Map<HandlerStage, OfStage> stages, List<HandlerRule> rules) {

    /** Most routines that may run inside each other. */
    public static final int DEEPEST = 16;

    /**
     * The settings of one stage.
     *
     * @param strict whether {@code Hangup} is refused in a routine; otherwise it does what it says, with a warning
     */
    public record OfStage(Optional<Duration> softBudget, Optional<Duration> hardBudget, boolean strict) {}

    /** The settings without a handlers.conf. */
    public static final HandlerSettings DEFAULTS = new HandlerSettings(Map.of());

    /** Settings without rules. */
    public HandlerSettings(Map<HandlerStage, OfStage> stages) {
        this(stages, List.of());
    }

    public HandlerSettings {
        var all = new EnumMap<HandlerStage, OfStage>(HandlerStage.class);
        for (HandlerStage stage : HandlerStage.values()) {
            OfStage given = stages.get(stage);
            all.put(stage, given == null ? new OfStage(stage.softBudget(), stage.hardBudget(), false) : given);
        }
        stages = Map.copyOf(all);
        rules = rules.stream()
                .sorted(Comparator.comparingInt(HandlerRule::order))
                .toList();
    }

    public OfStage of(HandlerStage stage) {
        return java.util.Objects.requireNonNull(stages.get(stage));
    }
}
