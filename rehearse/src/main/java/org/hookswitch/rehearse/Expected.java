package org.hookswitch.rehearse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.rehearse.TestCase.Expectation;
import org.hookswitch.rehearse.TestCase.Item;

/** Reads the part of a test behind {@code expect}; its form has been checked. */
final class Expected {

    private final Collection<String> phones;
    private final List<Expectation> expectations;
    private final Diagnostics diagnostics;

    private Expected(Collection<String> phones, List<Expectation> expectations, Diagnostics diagnostics) {
        this.phones = phones;
        this.expectations = expectations;
        this.diagnostics = diagnostics;
    }

    static void read(Node node, Collection<String> phones, List<Expectation> to, Diagnostics diagnostics) {
        if (node instanceof Node.Mapping(var entries, var at)) {
            var reader = new Expected(phones, to, diagnostics);
            entries.forEach((key, entry) -> Fact.of(key).ifPresent(fact -> reader.fact(fact, entry)));
        }
    }

    private void fact(Fact fact, Node.Entry entry) {
        switch (fact.form()) {
            case LIST, SOME -> add(fact, "", entry.keyAt(), items(entry.value()));
            case VALUE -> add(fact, "", entry.keyAt(), items(entry.value()));
            case TIME -> {
                List<Item> items = items(entry.value());
                items.forEach(item -> {
                    if (Span.parse(item.text()).isEmpty()) {
                        diagnostics.add(Diagnostic.error(item.at(), "this is no length of time")
                                .withExpected("10s, 8s to 12s, under 1m or over 5s")
                                .withFound("'" + item.text() + "'"));
                    }
                });
                add(fact, "", entry.keyAt(), items);
            }
            case LIST_OF_PHONE ->
                each(entry.value(), (name, e) -> {
                    phone(name, e.keyAt());
                    add(fact, name, e.keyAt(), items(e.value()));
                });
            case VALUES ->
                each(entry.value(), (name, e) -> {
                    if (fact == Fact.HANGUP) {
                        phone(name, e.keyAt());
                        cause(e.value());
                    }
                    add(fact, name, e.keyAt(), items(e.value()));
                });
            case VALUES_OF_PHONE ->
                each(entry.value(), (name, e) -> {
                    phone(name, e.keyAt());
                    each(
                            e.value(),
                            (variable, value) -> add(fact, name + " " + variable, value.keyAt(), items(value.value())));
                });
        }
    }

    private interface Each {
        void on(String name, Node.Entry entry);
    }

    private static void each(Node node, Each each) {
        if (node instanceof Node.Mapping(var entries, var at)) {
            entries.forEach(each::on);
        }
    }

    private void add(Fact fact, String of, SourceLocation at, List<Item> items) {
        expectations.add(new Expectation(fact, of, items, at));
    }

    private static List<Item> items(Node node) {
        return switch (node) {
            case Node.Text t -> List.of(new Item(t.text().strip(), t.at()));
            case Node.Items(var nodes, var at) ->
                nodes.stream().flatMap(n -> items(n).stream()).toList();
            case Node.Mapping m -> List.of();
        };
    }

    private void phone(String name, SourceLocation at) {
        if (!phones.contains(name)) {
            diagnostics.add(Diagnostic.error(at, "there is no phone '" + name + "'")
                    .withExpected(Form.listed(phones))
                    .withFix(Nearest.to(name, phones).map(n -> "write '" + n + "'")));
        }
    }

    private void cause(Node node) {
        if (node instanceof Node.Text t) {
            Optional<HangupCause> cause = HangupCause.parse(t.text());
            if (cause.isEmpty()) {
                var _ = Form.wrong(node, "a hangup cause such as NORMAL_CLEARING or 16", diagnostics);
            }
        }
    }
}
