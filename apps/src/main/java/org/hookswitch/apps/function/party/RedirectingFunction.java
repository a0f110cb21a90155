package org.hookswitch.apps.function.party;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code REDIRECTING}: how the call was diverted: who was called first ({@code orig}), who diverted last ({@code from}),
 * where to ({@code to}), why and how often. What is set is shown to the channel's device, unless option {@code i} is given
 * or an interception routine runs.
 */
public final class RedirectingFunction extends ChannelFunction {

    public RedirectingFunction() {
        super(FunctionSpec.readWrite("REDIRECTING", "How the call was diverted", "REDIRECTING(datatype[,i])", 1, 2)
                .withWords(PartyWords.ofRedirecting()));
    }

    /** One of the six parties of a diversion. */
    private enum Party {
        ORIG,
        FROM,
        TO,
        PRIV_ORIG,
        PRIV_FROM,
        PRIV_TO;

        static Optional<Party> of(String word, boolean isPrivate) {
            return switch (word) {
                case "orig" -> Optional.of(isPrivate ? PRIV_ORIG : ORIG);
                case "from" -> Optional.of(isPrivate ? PRIV_FROM : FROM);
                case "to" -> Optional.of(isPrivate ? PRIV_TO : TO);
                default -> Optional.empty();
            };
        }

        PartyId in(Redirecting r) {
            return switch (this) {
                case ORIG -> r.orig();
                case FROM -> r.from();
                case TO -> r.to();
                case PRIV_ORIG -> r.privOrig();
                case PRIV_FROM -> r.privFrom();
                case PRIV_TO -> r.privTo();
            };
        }

        Redirecting into(Redirecting r, PartyId id) {
            return switch (this) {
                case ORIG -> r.withOrig(id);
                case FROM -> r.withFrom(id);
                case TO -> r.withTo(id);
                case PRIV_ORIG -> r.withPrivOrig(id);
                case PRIV_FROM -> r.withPrivFrom(id);
                case PRIV_TO -> r.withPrivTo(id);
            };
        }
    }

    /** A party, and the words that name its field. */
    private record Field(Party party, List<String> words) {

        static Optional<Field> of(List<String> words) {
            boolean isPrivate = words.getFirst().equals("priv");
            List<String> rest = isPrivate ? words.subList(1, words.size()) : words;
            return rest.isEmpty()
                    ? Optional.empty()
                    : Party.of(rest.getFirst(), isPrivate).map(p -> new Field(p, rest.subList(1, rest.size())));
        }
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Redirecting r = channel.redirecting();
        List<String> words = PartyFields.words(call.argument(0));
        Optional<String> value = switch (String.join("-", words)) {
            case "reason" -> Optional.of(r.reason().word());
            case "orig-reason" -> Optional.of(r.origReason().word());
            case "count" -> Optional.of(Integer.toString(r.count()));
            default -> Field.of(words).flatMap(f -> PartyFields.read(f.party().in(r), f.words()));
        };
        return value.orElseGet(() -> call.warn("has no such field"));
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Optional<Redirecting> changed =
                change(channel.redirecting(), PartyFields.words(call.argument(0)), value.strip());
        if (changed.isEmpty()) {
            call.warn("cannot be set to '" + value + "'");
        } else if (Sending.isWanted(call, channel)) {
            channel.tell(changed.get());
        } else {
            channel.redirecting(changed.get());
        }
    }

    private static Optional<Redirecting> change(Redirecting r, List<String> words, String value) {
        return switch (String.join("-", words)) {
            case "reason" -> Optional.of(r.withReason(reason(value)));
            case "orig-reason" -> Optional.of(r.withOrigReason(reason(value)));
            case "count" -> {
                OptionalInt count = CNumber.whole(value);
                yield count.isPresent() ? Optional.of(r.withCount(count.getAsInt())) : Optional.empty();
            }
            default ->
                Field.of(words)
                        .flatMap(f -> PartyFields.write(f.party().in(r), f.words(), value)
                                .map(id -> f.party().into(r, id)));
        };
    }

    private static RedirectReason reason(String word) {
        return new RedirectReason(word.toLowerCase(Locale.ROOT));
    }
}
