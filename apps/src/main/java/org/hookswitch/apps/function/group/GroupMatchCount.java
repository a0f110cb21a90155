package org.hookswitch.apps.function.group;

import java.util.Optional;
import java.util.function.Predicate;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GROUP_MATCH_COUNT}: how many channels are in groups whose names match a regular expression. */
public final class GroupMatchCount extends Described {

    public GroupMatchCount() {
        super(FunctionSpec.read(
                "GROUP_MATCH_COUNT",
                "Number of channels in groups that match",
                "GROUP_MATCH_COUNT(groupmatch[@category])",
                1,
                1));
    }

    @Override
    public String read(FunctionCall call) {
        GroupArgument asked = GroupArgument.parse(call.text());
        if (asked.group().isEmpty()) {
            return "0";
        }
        Optional<Predicate<String>> group = pattern(call, asked.group());
        Optional<Predicate<String>> category =
                asked.category().isEmpty() ? Optional.of(name -> true) : pattern(call, asked.category());
        if (group.isEmpty() || category.isEmpty()) {
            return "0";
        }
        return Integer.toString(Groups.of(call.pbx()).count(group.get(), category.get()));
    }

    private static Optional<Predicate<String>> pattern(FunctionCall call, String text) {
        return PosixRegex.compile(text, call::warn)
                .map(regex -> name -> regex.find(name).isPresent());
    }
}
