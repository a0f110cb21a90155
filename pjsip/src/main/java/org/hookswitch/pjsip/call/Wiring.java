package org.hookswitch.pjsip.call;

import org.hookswitch.media.play.MediaClock;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.inbound.EndpointIdentifier;
import org.hookswitch.pjsip.outbound.Outbound;
import org.hookswitch.pjsip.registrar.Locations;

/**
 * What every leg needs of the driver. Immutable.
 *
 * @param ticks the pace of tones for devices that know keys by their tones only
 * @param calls all legs there are
 */
public record Wiring(
        Pbx pbx,
        PjsipConfig config,
        Outbound outbound,
        Locations locations,
        EndpointIdentifier identifier,
        RtpEngine rtp,
        MediaClock ticks,
        Calls calls) {

    Clock clock() {
        return pbx.clock();
    }
}
