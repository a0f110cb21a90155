package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.pjsip.config.CodecLines;

/** {@code PJSIP_MEDIA_OFFER(audio)}: the codecs that a called channel is offered; set in its pre-dial routine. */
public final class PjsipMediaOffer implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.readWrite(
                    "PJSIP_MEDIA_OFFER",
                    "The codecs that a called channel is offered.",
                    "PJSIP_MEDIA_OFFER(audio)",
                    1,
                    1)
            .withWords("audio");

    /** For the registry. */
    public PjsipMediaOffer() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        return isAudio(call)
                ? Legs.leg(call)
                        .map(leg -> leg.codecs().stream().map(Codec::configName).collect(Collectors.joining(",")))
                        .orElse("")
                : "";
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<PjsipDevice> leg = isAudio(call) ? Legs.leg(call) : Optional.empty();
        if (leg.isEmpty()) {
            return;
        }
        if (!leg.get().channel().isOutgoing() || leg.get().invite().isPresent()) {
            call.warn("can be set on a called channel only, in its pre-dial routine");
            return;
        }
        List<Codec> codecs = CodecLines.read(value, leg.get().codecs(), call::warn);
        if (codecs.isEmpty()) {
            call.warn("'" + value + "' leaves no codec; nothing is changed");
        } else {
            leg.get().codecs(codecs);
        }
    }

    private static boolean isAudio(FunctionCall call) {
        boolean audio = call.argument(0).equalsIgnoreCase("audio");
        if (!audio) {
            call.warn("there is audio only");
        }
        return audio;
    }
}
