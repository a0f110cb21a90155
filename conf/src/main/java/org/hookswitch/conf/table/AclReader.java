package org.hookswitch.conf.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Option;

/** Reads the lines of an access list, in order. A line that cannot be read denies everybody rather than nobody. */
record AclReader(String permitName) implements OptionReader<Acl> {

    @Override
    public Optional<Acl> read(List<Option> occurrences, OptionReport report) {
        List<Acl.Rule> rules = new ArrayList<>();
        for (Option line : occurrences) {
            addLine(line, line.isNamed(permitName), rules, report);
        }
        return Optional.of(new Acl(rules));
    }

    private static void addLine(Option line, boolean permit, List<Acl.Rule> rules, OptionReport report) {
        int offset = 0;
        for (String part : line.value().split(",", -1)) {
            int start = offset + part.length() - part.stripLeading().length();
            String subnet = part.trim();
            boolean turned = subnet.startsWith("!");
            switch (Values.subnet().parse(turned ? subnet.substring(1).trim() : subnet)) {
                case Parsed.Value<Subnet>(Subnet value) -> rules.add(new Acl.Rule(permit != turned, value));
                case Parsed.Doubtful<Subnet> _, Parsed.Problem<Subnet> _ -> {
                    report.error(
                            line, new Parsed.Problem<>(start, Values.subnet().describe(), Optional.empty()));
                    everybody().forEach(everything -> rules.add(new Acl.Rule(false, everything)));
                }
            }
            offset += part.length() + 1;
        }
    }

    private static List<Subnet> everybody() {
        return List.of(
                Subnet.parse("0.0.0.0/0").orElseThrow(), Subnet.parse("::/0").orElseThrow());
    }
}
