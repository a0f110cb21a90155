package org.hookswitch.records.cdr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Marks;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CDR(name[,options])}: fields and variables of the channel's call record; {@code u} raw, {@code f} with fractions. */
public final class CdrFunction implements DialplanFunction {

    private static final FunctionSpec SPEC =
            FunctionSpec.readWrite("CDR", "A field of the call's record", "CDR(name[,options])", 1, 2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** For the service loader. */
    public CdrFunction() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Channel channel = call.channel().orElse(null);
        if (channel == null) {
            return call.warn("wants a channel");
        }
        CdrEngine engine = CdrEngine.of(call.pbx());
        Cdr cdr = engine.current(channel);
        boolean raw = call.argument(1).contains("u");
        boolean fractions = call.argument(1).contains("f");
        return switch (call.argument(0).strip().toLowerCase(Locale.ROOT)) {
            case "clid" -> cdr.clid();
            case "src" -> cdr.src();
            case "dst" -> cdr.dst();
            case "dcontext" -> cdr.dstContext();
            case "channel" -> cdr.channel();
            case "dstchannel" -> cdr.dstChannel();
            case "lastapp" -> cdr.lastApp();
            case "lastdata" -> cdr.lastData();
            case "start" -> time(cdr.start(), raw);
            case "answer" -> cdr.answer().map(t -> time(t, raw)).orElse(raw ? "0.000000" : "");
            case "end" -> engine.isOver(channel) ? time(cdr.end(), raw) : raw ? "0.000000" : "";
            case "duration" ->
                fractions ? seconds(Duration.between(cdr.start(), cdr.end())) : Long.toString(cdr.durationSeconds());
            case "billsec" ->
                fractions
                        ? seconds(cdr.answer()
                                .map(a -> Duration.between(a, cdr.end()))
                                .orElse(Duration.ZERO))
                        : Long.toString(cdr.billSeconds());
            case "disposition" ->
                raw
                        ? Integer.toString(cdr.disposition().code())
                        : cdr.disposition().text();
            case "amaflags" -> raw ? Integer.toString(cdr.amaFlags()) : amaFlags(cdr.amaFlags());
            case "accountcode" -> cdr.accountCode();
            case "peeraccount" -> cdr.peerAccount();
            case "uniqueid" -> cdr.uniqueId();
            case "linkedid" -> cdr.linkedId();
            case "userfield" -> cdr.userField();
            case "sequence" -> Integer.toString(cdr.sequence());
            case String name -> cdr.variables().getOrDefault(name, "");
        };
    }

    static String amaFlags(int code) {
        return Marks.AmaFlag.of(Integer.toString(code)).map(Enum::name).orElse("Unknown");
    }

    private static String time(Instant at, boolean raw) {
        return raw
                ? String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1000)
                : TIME.withZone(ZoneId.systemDefault()).format(at);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
    }

    @Override
    public void write(FunctionCall call, String value) {
        Channel channel = call.channel().orElse(null);
        if (channel == null) {
            call.warn("wants a channel");
            return;
        }
        String name = call.argument(0).strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "accountcode" -> channel.accountCode(value);
            case "userfield" -> channel.userField(value);
            case "amaflags" -> {
                Optional<Marks.AmaFlag> flag = Marks.AmaFlag.of(value);
                flag.ifPresentOrElse(channel::amaFlag, () -> call.warn("'" + value + "' is no AMA flag"));
            }
            case "clid",
                    "src",
                    "dst",
                    "dcontext",
                    "channel",
                    "dstchannel",
                    "lastapp",
                    "lastdata",
                    "start",
                    "answer",
                    "end",
                    "duration",
                    "billsec",
                    "disposition",
                    "uniqueid",
                    "linkedid",
                    "sequence",
                    "peeraccount" -> call.warn("is only read");
            default -> CdrEngine.of(call.pbx()).variable(channel, name, value);
        }
    }
}
