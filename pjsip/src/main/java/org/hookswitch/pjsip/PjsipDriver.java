package org.hookswitch.pjsip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hookswitch.media.play.MediaClock;
import org.hookswitch.media.play.TickThread;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pjsip.call.Calls;
import org.hookswitch.pjsip.call.IncomingCalls;
import org.hookswitch.pjsip.call.OutgoingCalls;
import org.hookswitch.pjsip.call.Wiring;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.config.SystemOptions;
import org.hookswitch.pjsip.inbound.Admission;
import org.hookswitch.pjsip.inbound.EndpointIdentifier;
import org.hookswitch.pjsip.inbound.Gate;
import org.hookswitch.pjsip.inbound.Requests;
import org.hookswitch.pjsip.outbound.Outbound;
import org.hookswitch.pjsip.outbound.Transports;
import org.hookswitch.pjsip.registrar.BindingStore;
import org.hookswitch.pjsip.registrar.Locations;
import org.hookswitch.pjsip.registrar.Qualifier;
import org.hookswitch.pjsip.registrar.Registrar;
import org.hookswitch.pjsip.security.SecurityEvents;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.SipListener;
import org.hookswitch.sip.dialog.SipStack;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TimerValues;
import org.hookswitch.sip.transport.AddressLocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The technology {@code PJSIP}: SIP endpoints as channels.
 *
 * <pre>{@code
 * PjsipDriver driver = PjsipDriver.builder(config, pbx).start();
 * ...
 * driver.refuseCalls();   // those that are up go on
 * pbx.stop(grace);
 * driver.close();
 * }</pre>
 *
 * <p>Thread-safe. It receives from the moment it is started until it is closed.
 */
public final class PjsipDriver implements ChannelDriver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PjsipDriver.class);

    /** How long the last BYEs may wait for their answers. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final PjsipConfig config;
    private final Transports transports;
    private final RtpEngine rtp;
    private final @Nullable TickThread ownTicks;
    private final AddressLocator locator;
    private final SipStack stack;
    private final Locations locations;
    private final BindingStore store;
    private final Qualifier qualifier;
    private final EndpointStates states;
    private final Admission admission;
    private final OutgoingCalls outgoing;
    private final Wiring wiring;

    private PjsipDriver(Builder builder) {
        config = builder.config;
        Pbx pbx = builder.pbx;
        transports = Transports.open(config.transports());
        rtp = RtpEngine.start(config.rtp());
        ownTicks = builder.ticks == null ? new TickThread() : null;
        MediaClock ticks = builder.ticks == null ? Objects.requireNonNull(ownTicks) : builder.ticks;
        locator = new AddressLocator();
        locations = new Locations(config.aors(), pbx.clock());
        store = new BindingStore(KeyValueStore.of(pbx));
        states = new EndpointStates(config, pbx, locations);
        admission = new Admission(builder.limits, pbx.clock(), states.calls()::count);
        EndpointIdentifier identifier = new EndpointIdentifier(config);
        Entrance entrance = new Entrance();
        stack = stack(new Gate(config, identifier, pbx.clock(), admission, builder.security, entrance));
        Outbound outbound = new Outbound(stack, transports, locator);
        wiring = new Wiring(pbx, config, outbound, locations, identifier, rtp, ticks, states.calls());
        outgoing = new OutgoingCalls(wiring);
        qualifier = new Qualifier(config, locations, outbound, pbx.clock());
        entrance.next = new OutsideDialogs(
                stack,
                pbx,
                identifier,
                new Registrar(locations, identifier, pbx.clock(), builder.security),
                new IncomingCalls(wiring, admission));
        store.restore(locations);
        locations.listen(store);
        qualifier.start();
        pbx.registry().add(this);
        transports.addTo(stack.transports());
        transports.addresses().forEach((name, address) -> LOG.info("SIP transport {} is bound to {}", name, address));
    }

    private SipStack stack(SipListener gate) {
        List<String> extensions = new ArrayList<>(List.of("100rel", "timer", "replaces"));
        if (config.get(GlobalOptions.NOREFERSUB)) {
            extensions.add("norefersub");
        }
        SipStack.Builder builder = SipStack.builder(gate)
                .locator(locator)
                .timers(TimerValues.of(config.get(SystemOptions.TIMER_T1))
                        .withTransactionTimeout(config.get(SystemOptions.TIMER_B)))
                .userAgent(config.get(GlobalOptions.USER_AGENT))
                .extensions(extensions)
                .allowed(List.of(
                        "INVITE",
                        "ACK",
                        "CANCEL",
                        "BYE",
                        "OPTIONS",
                        "REGISTER",
                        "PRACK",
                        "UPDATE",
                        "INFO",
                        "MESSAGE",
                        "REFER"));
        if (config.get(GlobalOptions.DEBUG)) {
            builder.tap(new MessageLog());
        }
        return builder.build();
    }

    /** Where requests go that were let in; set before the first can come. */
    private static final class Entrance implements Requests {

        private @Nullable Requests next;

        @Override
        public void invite(InviteServer call, EndpointConfig endpoint) {
            Objects.requireNonNull(next).invite(call, endpoint);
        }

        @Override
        public void request(ServerTransaction transaction, EndpointConfig endpoint) {
            Objects.requireNonNull(next).request(transaction, endpoint);
        }
    }

    /** A driver to be started. */
    public static Builder builder(PjsipConfig config, Pbx pbx) {
        return new Builder(config, pbx);
    }

    /** Makes a driver. One thread. */
    public static final class Builder {

        private final PjsipConfig config;
        private final Pbx pbx;
        private SecurityEvents security = SecurityEvents.NONE;
        private CallLimits limits = CallLimits.DEFAULT;
        private @Nullable MediaClock ticks;

        private Builder(PjsipConfig config, Pbx pbx) {
            this.config = config;
            this.pbx = pbx;
        }

        /** Who is told of challenges and refusals; nobody otherwise. */
        public Builder security(SecurityEvents events) {
            security = events;
            return this;
        }

        public Builder limits(CallLimits wanted) {
            limits = wanted;
            return this;
        }

        /** The pace of tones for phones that know keys by their tones only; otherwise the driver has its own. */
        public Builder ticks(MediaClock clock) {
            ticks = clock;
            return this;
        }

        /**
         * Binds the transports, puts back what was registered, and receives.
         *
         * @throws java.io.UncheckedIOException when a transport cannot be bound
         */
        public PjsipDriver start() {
            return new PjsipDriver(this);
        }
    }

    public PjsipConfig config() {
        return config;
    }

    /** Where each transport is bound, by its name: what to call when the configuration says port 0. */
    public Map<String, InetSocketAddress> addresses() {
        return transports.addresses();
    }

    /** Where endpoints can be reached. */
    public Locations locations() {
        return locations;
    }

    /** All legs there are. */
    public Calls calls() {
        return wiring.calls();
    }

    /** The SIP stack, for its counters. */
    public SipStack stack() {
        return stack;
    }

    /** The RTP engine, for its counters. */
    public RtpEngine rtp() {
        return rtp;
    }

    @Override
    public String technology() {
        return "PJSIP";
    }

    @Override
    public Channel create(Pbx pbx, String resource, OutgoingContext context) throws NoSuchDestination {
        return outgoing.create(resource, context);
    }

    @Override
    public DeviceState deviceState(String resource) {
        int slash = resource.indexOf('/');
        return states.of(slash < 0 ? resource : resource.substring(0, slash));
    }

    /** Refuses new calls from now on; those there are go on. */
    public void refuseCalls() {
        admission.close();
    }

    /** Stops receiving. Calls should have been ended by then; what is still there is dropped without a word. */
    @Override
    public void close() {
        refuseCalls();
        qualifier.close();
        long deadline = System.nanoTime() + QUIET_NANOS;
        while (stack.dialogCount() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        stack.close();
        locator.close();
        locations.close();
        store.close();
        rtp.close();
        if (ownTicks != null) {
            ownTicks.close();
        }
    }
}
