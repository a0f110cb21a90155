package org.hookswitch.pjsip.registrar;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.config.AorConfig;
import org.hookswitch.pjsip.config.AorOptions;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.outbound.Outbound;
import org.hookswitch.pjsip.outbound.Target;
import org.hookswitch.pjsip.outbound.Way;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each location every {@code qualify_frequency} seconds by OPTIONS whether it is there, and measures how long the
 * answer takes.
 *
 * <p>Any thread. One check at a time for each location; a new registration is checked at once, all others spread over the
 * time, so that they do not fall on one moment.
 */
public final class Qualifier implements LocationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Qualifier.class);

    private final PjsipConfig config;
    private final Locations locations;
    private final Outbound outbound;
    private final Clock clock;
    private final Map<Location, Watch> watches = new ConcurrentHashMap<>();

    public Qualifier(PjsipConfig config, Locations locations, Outbound outbound, Clock clock) {
        this.config = config;
        this.locations = locations;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Begins to watch all there are, and those that come. */
    public void start() {
        locations.listen(this);
        Duration longest = config.get(GlobalOptions.MAX_INITIAL_QUALIFY_TIME);
        for (Location location : locations.all()) {
            watch(location, aor -> {
                Duration frequency = aor.get(AorOptions.QUALIFY_FREQUENCY);
                Duration within = longest.isZero() || longest.compareTo(frequency) > 0 ? frequency : longest;
                return ThreadLocalRandom.current().nextLong(within.toMillis() + 1);
            });
        }
    }

    @Override
    public void added(Location location) {
        watch(location, aor -> 0);
    }

    @Override
    public void removed(Location location) {
        Watch watch = watches.remove(location);
        if (watch != null) {
            watch.stop();
        }
    }

    private interface FirstDelay {
        long millis(AorConfig aor);
    }

    private void watch(Location location, FirstDelay first) {
        Optional<AorConfig> aor = config.aor(location.binding().aor())
                .filter(known -> !known.get(AorOptions.QUALIFY_FREQUENCY).isZero());
        if (aor.isPresent()) {
            Watch watch = new Watch(location, aor.get());
            if (watches.putIfAbsent(location, watch) == null) {
                watch.start(first.millis(aor.get()));
            }
        }
    }

    /** Stops all checks. */
    public void close() {
        watches.values().forEach(Watch::stop);
        watches.clear();
    }

    /** The checks of one location. */
    private final class Watch {

        private final Location location;
        private final AorConfig aor;
        private final Optional<EndpointConfig> endpoint;
        private Clock.@Nullable Alarm next;
        private boolean stopped;

        Watch(Location location, AorConfig aor) {
            this.location = location;
            this.aor = aor;
            this.endpoint = config.endpoint(location.binding().endpoint())
                    .or(() -> config.endpoints().values().stream()
                            .filter(known -> known.aors().contains(aor))
                            .findFirst());
        }

        synchronized void start(long delayMillis) {
            if (!stopped) {
                next = clock.at(clock.afterMillis(delayMillis), this::check);
            }
        }

        synchronized void stop() {
            stopped = true;
            if (next != null) {
                next.cancel();
            }
        }

        private synchronized boolean isStopped() {
            return stopped;
        }

        private void check() {
            start(aor.get(AorOptions.QUALIFY_FREQUENCY).toMillis());
            Optional<SipUri> proxy = aor.get(AorOptions.OUTBOUND_PROXY).flatMap(SipUri::parse);
            Target target = Target.of(
                    location.binding(), endpoint, proxy.or(() -> endpoint.flatMap(EndpointConfig::outboundProxy)));
            outbound.find(target, way -> {
                if (way.isPresent()) {
                    ask(target, way.get());
                } else {
                    LOG.debug("no way to {}", location);
                    judge(false, null);
                }
            });
        }

        private void ask(Target target, Way way) {
            String user = endpoint.flatMap(e -> e.get(EndpointParties.FROM_USER))
                    .orElse(config.get(GlobalOptions.DEFAULT_FROM_USER));
            SipUri from = endpoint.flatMap(e -> e.get(EndpointParties.FROM_DOMAIN))
                    .map(domain -> SipUri.of(user, domain))
                    .orElseGet(() -> way.uri(user));
            SipRequest request = outbound.stack()
                    .request(SipMethod.OPTIONS, target.uri(), NameAddr.of(from), NameAddr.of(target.uri()))
                    .set(HeaderType.MAX_FORWARDS, config.get(GlobalOptions.MAX_FORWARDS))
                    .setAll(HeaderType.ROUTE, target.routes())
                    .add(HeaderType.CONTACT, way.contact(user))
                    .build();
            RequestOptions options = RequestOptions.NONE
                    .withHop(way.flow().peer())
                    .withTransport(way.flow().transport());
            if (aor.get(AorOptions.AUTHENTICATE_QUALIFY) && endpoint.isPresent()) {
                options = options.withAuthenticator(
                        outbound.authenticator(endpoint.get().outboundAuths()));
            }
            outbound.stack().send(request, options, new Answer());
        }

        private void judge(boolean reachable, @Nullable Duration roundTrip) {
            if (isStopped()) {
                return;
            }
            Location.Status before = location.status();
            locations.answered(location, reachable, roundTrip);
            if (before != location.status()) {
                LOG.info(
                        "Contact {} is now {}{}",
                        location,
                        location.status().word(),
                        roundTrip == null ? "" : ".  RTT: %.3f msec".formatted(roundTrip.toNanos() / 1e6));
            }
        }

        /** What comes of one check: the first of an answer and the timeout counts. */
        private final class Answer implements ResponseHandler {

            private final long sent = clock.nanos();
            private final Clock.@Nullable Alarm timeout;
            private boolean over;

            Answer() {
                Duration limit = aor.get(AorOptions.QUALIFY_TIMEOUT);
                timeout = limit.isZero()
                        ? null
                        : clock.at(clock.afterMillis(limit.toMillis()), () -> conclude(false, false));
            }

            @Override
            public void succeeded(SipResponse response) {
                conclude(true, true);
            }

            @Override
            public void failed(Failure failure) {
                boolean answered = failure instanceof Failure.Rejected;
                conclude(answered && !aor.get(AorOptions.QUALIFY_2XX_ONLY), answered);
            }

            private void conclude(boolean reachable, boolean answered) {
                synchronized (this) {
                    if (over) {
                        return;
                    }
                    over = true;
                }
                if (timeout != null) {
                    timeout.cancel();
                }
                judge(reachable, answered ? Duration.ofNanos(clock.nanos() - sent) : null);
            }
        }
    }
}
