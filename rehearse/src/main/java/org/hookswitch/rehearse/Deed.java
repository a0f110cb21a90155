package org.hookswitch.rehearse;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.party.PartyId;

/** What somebody does with a phone, as a test says it: {@code presses 12#}, {@code hangs up}. Immutable. */
public sealed interface Deed {

    /** The ways to say it, for errors, completion and the documentation. */
    List<String> FORMS = List.of(
            "calls NUMBER",
            "calls NUMBER in CONTEXT",
            "answers",
            "presses KEYS",
            "hangs up",
            "holds",
            "resumes",
            "transfers to NUMBER",
            "transfers to NUMBER in CONTEXT",
            "unregisters",
            "registers",
            "becomes Name <number>",
            "says nothing from now on");

    record Calls(String number, Optional<String> context) implements Deed {}

    record Answers() implements Deed {}

    record Presses(String keys) implements Deed {}

    record HangsUp() implements Deed {}

    record Holds() implements Deed {}

    record Resumes() implements Deed {}

    /** Sends the other party elsewhere, as a phone does by REFER; the context is that of its transfers, unless it is said. */
    record Transfers(String number, Optional<String> context) implements Deed {}

    /** Is reached no more. */
    record Unregisters() implements Deed {}

    record Registers() implements Deed {}

    /** Somebody else holds it now. */
    record Becomes(String name, String number) implements Deed {}

    /** Everybody who is recorded is silent. */
    record FallsSilent() implements Deed {}

    static Optional<Deed> parse(String text) {
        String said = text.strip().replaceAll(" +", " ");
        int space = said.indexOf(' ');
        String verb = space < 0 ? said : said.substring(0, space);
        String rest = space < 0 ? "" : said.substring(space + 1);
        Deed deed = switch (verb) {
            case "calls" -> calls(rest);
            case "transfers" -> rest.startsWith("to ") ? transfers(rest.substring(3)) : null;
            case "presses" -> rest.matches("[0-9*#A-Da-d]{1,100}") ? new Presses(rest) : null;
            case "becomes" -> {
                PartyId id = party(rest);
                yield rest.isEmpty()
                        ? null
                        : new Becomes(id.name().text(), id.number().digits());
            }
            default ->
                switch (said) {
                    case "answers" -> new Answers();
                    case "hangs up" -> new HangsUp();
                    case "holds" -> new Holds();
                    case "resumes" -> new Resumes();
                    case "unregisters" -> new Unregisters();
                    case "registers" -> new Registers();
                    case "says nothing from now on" -> new FallsSilent();
                    default -> null;
                };
        };
        return Optional.ofNullable(deed);
    }

    private static @org.jspecify.annotations.Nullable Deed calls(String rest) {
        int in = rest.indexOf(" in ");
        String number = in < 0 ? rest : rest.substring(0, in);
        Optional<String> context = in < 0 ? Optional.empty() : Optional.of(rest.substring(in + 4));
        return number.isEmpty() || number.contains(" ") ? null : new Calls(number, context);
    }

    private static @org.jspecify.annotations.Nullable Deed transfers(String rest) {
        return calls(rest) instanceof Calls(String number, Optional<String> context)
                ? new Transfers(number, context)
                : null;
    }

    /** A party as {@code "Name" <number>}, {@code Name <number>}, {@code <number>}, a number or a name. */
    static PartyId party(String text) {
        String t = text.strip();
        int open = t.lastIndexOf('<');
        if (open >= 0 && t.endsWith(">")) {
            String name = t.substring(0, open).strip();
            if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
                name = name.substring(1, name.length() - 1);
            }
            return PartyId.of(name, t.substring(open + 1, t.length() - 1).strip());
        }
        return t.matches("[+0-9*#]*") ? PartyId.of("", t) : PartyId.of(t, "");
    }
}
