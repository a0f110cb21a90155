package org.hookswitch.apps.function.party;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.PartyName;
import org.hookswitch.pbx.party.PartyNumber;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pbx.party.Subaddress;

/**
 * The fields of one party by the words that dialplans have for them: {@code name}, {@code num-plan}, {@code pres}… The
 * words that stand before, such as {@code from} or {@code priv}, are the business of the functions.
 */
final class PartyFields {

    private PartyFields() {}

    /** Splits {@code num-valid} into its words, in small letters. */
    static List<String> words(String field) {
        return List.of(field.strip().toLowerCase(Locale.ROOT).split("-", -1));
    }

    /** The value of a field; empty when there is no such field. */
    static Optional<String> read(PartyId id, List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String rest = String.join("-", words.subList(1, words.size()));
        return Optional.ofNullable(
                switch (words.getFirst()) {
                    case "all" -> rest.isEmpty() ? all(id) : null;
                    case "name" -> name(id.name(), rest);
                    case "num", "number" -> number(id.number(), rest);
                    case "subaddr" -> subaddress(id.subaddress(), rest);
                    case "tag" -> rest.isEmpty() ? id.tag() : null;
                    case "ton" -> rest.isEmpty() ? Integer.toString(id.number().plan()) : null;
                    case "pres", "presentation" ->
                        rest.isEmpty() ? presentation(id).word() : null;
                    default -> null;
                });
    }

    private static String all(PartyId id) {
        return new CallerText(
                        id.name().valid() ? id.name().text() : "",
                        id.number().valid() ? id.number().digits() : "")
                .toString();
    }

    private static @org.jspecify.annotations.Nullable String name(PartyName name, String field) {
        return switch (field) {
            case "" -> name.valid() ? name.text() : "";
            case "valid" -> flag(name.valid());
            case "pres", "presentation" -> name.presentation().word();
            case "charset" -> CHARSET;
            default -> null;
        };
    }

    /** Names are Unicode here, whatever a device said; this is what Asterisk says of names that nobody said it of. */
    private static final String CHARSET = "iso8859-1";

    private static @org.jspecify.annotations.Nullable String number(PartyNumber number, String field) {
        return switch (field) {
            case "" -> number.valid() ? number.digits() : "";
            case "valid" -> flag(number.valid());
            case "plan" -> Integer.toString(number.plan());
            case "pres", "presentation" -> number.presentation().word();
            default -> null;
        };
    }

    static @org.jspecify.annotations.Nullable String subaddress(Subaddress subaddress, String field) {
        return switch (field) {
            case "" -> subaddress.valid() ? subaddress.text() : "";
            case "valid" -> flag(subaddress.valid());
            case "type" -> subaddress.type() == 2 ? "user" : "nsap";
            case "odd" -> flag(subaddress.odd());
            default -> null;
        };
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    /** How the whole party may be shown: restricted when a part is, unavailable when nothing is known. */
    static Presentation presentation(PartyId id) {
        Presentation name = id.name().valid() ? id.name().presentation() : Presentation.UNAVAILABLE;
        Presentation number = id.number().valid() ? id.number().presentation() : Presentation.UNAVAILABLE;
        if (rank(id.name().valid(), name) >= rank(id.number().valid(), number)) {
            return number;
        }
        if (name == Presentation.UNAVAILABLE) {
            return name;
        }
        // The name decides whether it is shown, the number how far it was screened.
        int screening = id.number().valid() ? number.code() & 3 : 0;
        return Presentation.parse(Integer.toString((name.code() & 0x60) | screening))
                .orElse(name);
    }

    private static int rank(boolean valid, Presentation presentation) {
        if (!valid) {
            return 3;
        }
        return presentation.isRestricted() ? 0 : presentation == Presentation.UNAVAILABLE ? 2 : 1;
    }

    /** The party with a field set; empty when there is no such field, or the value is none for it. */
    static Optional<PartyId> write(PartyId id, List<String> words, String value) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String rest = String.join("-", words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "all" -> rest.isEmpty() ? Optional.of(writeAll(id, value)) : Optional.empty();
            case "name" -> writeName(id.name(), rest, value).map(id::withName);
            case "num", "number" -> writeNumber(id.number(), rest, value).map(id::withNumber);
            case "subaddr" -> writeSubaddress(id.subaddress(), rest, value).map(id::withSubaddress);
            case "tag" -> rest.isEmpty() ? Optional.of(id.withTag(value)) : Optional.empty();
            case "ton" ->
                rest.isEmpty() ? writeNumber(id.number(), "plan", value).map(id::withNumber) : Optional.empty();
            case "pres", "presentation" ->
                rest.isEmpty() ? Presentation.parse(value).map(id::withPresentation) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static PartyId writeAll(PartyId id, String value) {
        CallerText text = CallerText.parse(value);
        return id.withName(named(id.name(), text.name())).withNumber(numbered(id.number(), text.number()));
    }

    private static PartyName named(PartyName name, String text) {
        return new PartyName(true, text, name.presentation());
    }

    static PartyNumber numbered(PartyNumber number, String digits) {
        return new PartyNumber(true, digits, number.plan(), number.presentation());
    }

    private static Optional<PartyName> writeName(PartyName name, String field, String value) {
        return switch (field) {
            case "" -> Optional.of(named(name, value));
            case "valid" -> Optional.of(new PartyName(CNumber.atoi(value) != 0, name.text(), name.presentation()));
            case "pres", "presentation" ->
                Presentation.parse(value).map(p -> new PartyName(name.valid(), name.text(), p));
            default -> Optional.empty();
        };
    }

    private static Optional<PartyNumber> writeNumber(PartyNumber number, String field, String value) {
        return switch (field) {
            case "" -> Optional.of(numbered(number, value));
            case "valid" ->
                Optional.of(new PartyNumber(
                        CNumber.atoi(value) != 0, number.digits(), number.plan(), number.presentation()));
            case "plan" -> {
                String digits = value.strip();
                boolean octet = digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= 255;
                yield octet
                        ? Optional.of(new PartyNumber(
                                number.valid(), number.digits(), Integer.parseInt(digits), number.presentation()))
                        : Optional.empty();
            }
            case "pres", "presentation" ->
                Presentation.parse(value).map(p -> new PartyNumber(number.valid(), number.digits(), number.plan(), p));
            default -> Optional.empty();
        };
    }

    static Optional<Subaddress> writeSubaddress(Subaddress subaddress, String field, String value) {
        return switch (field) {
            case "" -> Optional.of(new Subaddress(true, value, subaddress.type(), subaddress.odd()));
            case "valid" ->
                Optional.of(new Subaddress(
                        CNumber.atoi(value) != 0, subaddress.text(), subaddress.type(), subaddress.odd()));
            case "type" -> {
                int type = value.strip().equalsIgnoreCase("user") ? 2 : CNumber.atoi(value);
                yield Optional.of(new Subaddress(subaddress.valid(), subaddress.text(), type, subaddress.odd()));
            }
            case "odd" ->
                Optional.of(new Subaddress(
                        subaddress.valid(), subaddress.text(), subaddress.type(), CNumber.atoi(value) != 0));
            default -> Optional.empty();
        };
    }
}
