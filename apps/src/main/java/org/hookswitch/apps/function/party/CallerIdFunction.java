package org.hookswitch.apps.function.party;

import java.util.List;
import java.util.Optional;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.Dialed;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code CALLERID}: who calls on this channel, who is billed ({@code ANI}), what only we see ({@code priv}), what was
 * dialled ({@code DNID}) and who diverted the call ({@code RDNIS}). With a second argument, name or number of that text
 * instead.
 */
public final class CallerIdFunction extends ChannelFunction {

    public CallerIdFunction() {
        super(FunctionSpec.readWrite("CALLERID", "Who calls", "CALLERID(datatype[,CID])", 1, 2)
                .withWords(PartyWords.ofCallerId()));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        List<String> words = PartyFields.words(call.argument(0));
        if (!call.argument(1).isEmpty()) {
            return ofText(call, words.getFirst(), CallerText.parse(call.argument(1)));
        }
        return read(channel, words).orElseGet(() -> call.warn("has no such field"));
    }

    private static String ofText(FunctionCall call, String field, CallerText text) {
        return switch (field) {
            case "all" -> text.toString();
            case "name" -> text.name();
            case "num", "number" -> text.number();
            default -> call.warn("only all, name and num can be read of a text");
        };
    }

    private static Optional<String> read(Channel channel, List<String> words) {
        Caller caller = channel.caller();
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "ani" -> PartyFields.read(caller.ani(), rest.isEmpty() ? List.of("num") : rest);
            case "ani2" -> Optional.of(Integer.toString(caller.ani2()));
            case "priv" -> PartyFields.read(caller.priv(), rest);
            case "rdnis" -> PartyFields.read(channel.redirecting().from(), List.of("num"));
            case "tns" -> Optional.of(channel.dialed().transitNetwork());
            case "dnid" -> dialed(channel.dialed(), String.join("-", rest));
            default -> PartyFields.read(caller.id(), words);
        };
    }

    private static Optional<String> dialed(Dialed dialed, String field) {
        if (field.startsWith("subaddr")) {
            String of = field.equals("subaddr") ? "" : field.substring("subaddr-".length());
            return Optional.ofNullable(PartyFields.subaddress(dialed.subaddress(), of));
        }
        return switch (field) {
            case "" -> Optional.of(dialed.number());
            case "num-plan" -> Optional.of(Integer.toString(dialed.plan()));
            default -> Optional.empty();
        };
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        if (!write(channel, PartyFields.words(call.argument(0)), value)) {
            call.warn("cannot be set to '" + value + "'");
        }
    }

    private static boolean write(Channel channel, List<String> words, String value) {
        Caller caller = channel.caller();
        List<String> rest = words.subList(1, words.size());
        Optional<Caller> changed = switch (words.getFirst()) {
            case "all" -> {
                PartyId id = PartyFields.writeAll(caller.id(), value);
                PartyId ani = caller.ani()
                        .withNumber(PartyFields.numbered(
                                caller.ani().number(), id.number().digits()));
                yield Optional.of(caller.withId(id).withAni(ani));
            }
            case "ani" ->
                PartyFields.write(caller.ani(), rest.isEmpty() ? List.of("num") : rest, value)
                        .map(caller::withAni);
            case "ani2" -> Optional.of(new Caller(caller.id(), caller.ani(), caller.priv(), CNumber.atoi(value)));
            case "priv" -> PartyFields.write(caller.priv(), rest, value).map(caller::withPriv);
            case "rdnis" -> {
                PartyId from = channel.redirecting().from();
                channel.redirecting(
                        channel.redirecting().withFrom(from.withNumber(PartyFields.numbered(from.number(), value))));
                yield Optional.of(caller);
            }
            case "tns", "dnid" -> {
                Optional<Dialed> dialed = dialed(channel.dialed(), words, value);
                dialed.ifPresent(channel::dialed);
                yield dialed.map(d -> caller);
            }
            default -> PartyFields.write(caller.id(), words, value).map(caller::withId);
        };
        changed.ifPresent(channel::caller);
        return changed.isPresent();
    }

    private static Optional<Dialed> dialed(Dialed dialed, List<String> words, String value) {
        String field = String.join("-", words);
        if (field.startsWith("dnid-subaddr")) {
            String of = field.equals("dnid-subaddr") ? "" : field.substring("dnid-subaddr-".length());
            return PartyFields.writeSubaddress(dialed.subaddress(), of, value)
                    .map(s -> new Dialed(dialed.number(), dialed.plan(), s, dialed.transitNetwork()));
        }
        return switch (field) {
            case "dnid" -> Optional.of(dialed.withNumber(value));
            case "dnid-num-plan" ->
                Optional.of(
                        new Dialed(dialed.number(), CNumber.atoi(value), dialed.subaddress(), dialed.transitNetwork()));
            case "tns" -> Optional.of(new Dialed(dialed.number(), dialed.plan(), dialed.subaddress(), value));
            default -> Optional.empty();
        };
    }
}
