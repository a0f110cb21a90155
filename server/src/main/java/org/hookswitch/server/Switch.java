package org.hookswitch.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.handlers.Handler;
import org.hookswitch.media.file.SoundLibrary;
import org.hookswitch.media.play.TickThread;
import org.hookswitch.pbx.ConfigurationFolder;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Studio;
import org.hookswitch.pbx.SystemClock;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.Outside;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.pbx.handler.typed.JavaHandlers;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.config.AuthConfig;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.records.cdr.CdrSettings;
import org.hookswitch.server.web.WebRoutines;
import org.hookswitch.sip.auth.Secret;
import org.hookswitch.sip.transport.SipTap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configuration folder turned into a running switch: read and checked as a whole first, then started.
 *
 * <p>Thread-safe once started. Closing it ends calls in order: hangup handlers run, then the network is let go.
 */
public final class Switch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Switch.class);

    /** How long calls may take to end when the switch stops; handlers have their own, shorter budget. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    /**
     * What to start.
     *
     * @param conf reads the configuration folder
     * @param sounds the folder of prompts and music
     * @param state the folder where the switch keeps things
     * @param tap sees every SIP message; empty for nobody
     * @param handlers in Java, beside those found as services
     */
    public record Setup(ConfReader conf, Path sounds, Path state, Optional<SipTap> tap, List<Handler> handlers) {

        /** Without handlers of its own. */
        public Setup(ConfReader conf, Path sounds, Path state, Optional<SipTap> tap) {
            this(conf, sounds, state, tap, List.of());
        }
    }

    private final SystemClock clock;
    private final TickThread ticks;
    private final Pbx pbx;
    private final PjsipDriver pjsip;

    private Switch(SystemClock clock, TickThread ticks, Pbx pbx, PjsipDriver pjsip) {
        this.clock = clock;
        this.ticks = ticks;
        this.pbx = pbx;
        this.pjsip = pjsip;
    }

    /**
     * Starts a switch.
     *
     * @throws ConfigurationException when the configuration has errors, all of them in its message, with file and line
     */
    public static Switch start(Setup setup) {
        var diagnostics = new Diagnostics();
        ConfReader conf = setup.conf();
        Plan plan = DialplanFile.read(conf, diagnostics);
        var web = new WebRoutines();
        web.settings(HandlersFile.web(optional(conf, "handlers.conf", new Diagnostics())));
        var outside = outsideRoutines(web, setup.handlers());
        HandlerSettings handlers =
                HandlersFile.read(optional(conf, "handlers.conf", diagnostics), plan, outside, diagnostics);
        Optional<PjsipConfig> pjsipConfig = PjsipConfig.read(conf, diagnostics);
        ToneZones zones = ToneZones.read(optional(conf, "indications.conf", diagnostics), diagnostics);
        var music = MusicClasses.read(optional(conf, "musiconhold.conf", diagnostics), setup.sounds(), diagnostics);
        FeatureSettings features = FeaturesFile.read(optional(conf, "features.conf", diagnostics), diagnostics);
        CdrSettings cdr = CdrSettings.read(optional(conf, "cdr.conf", diagnostics), diagnostics);
        if (diagnostics.hasErrors() || pjsipConfig.isEmpty()) {
            throw new ConfigurationException(diagnostics.render());
        }
        var clock = new SystemClock();
        var ticks = new TickThread();
        Pbx pbx = Pbx.builder()
                .clock(clock)
                .plan(plan)
                .handlers(handlers)
                .part(FeatureSettings.class, features)
                .part(WebRoutines.class, web)
                .part(OutsideRoutines.class, outside)
                .part(ConfigurationFolder.class, new ConfigurationFolder(conf.folder()))
                .part(KeyValueStore.class, database(setup.state()))
                .audio(new Studio(new SoundLibrary(setup.sounds(), "en"), ticks, zones.zones(), zones.country(), music))
                .build();
        CallRecords.start(pbx, cdr, setup.state());
        plan.globals().forEach(pbx.globals()::set);
        DialplanFile.checkNames(pbx, plan, diagnostics);
        diagnostics.list().forEach(d -> d.render().lines().forEach(line -> LOG.warn("{}", line)));
        PjsipDriver pjsip = PjsipDriver.builder(pjsipConfig.get(), pbx)
                .security(new SecurityAudit(Clock.systemDefaultZone()))
                .ticks(ticks)
                .start();
        setup.tap().ifPresent(pjsip.stack().transports()::tap);
        return new Switch(clock, ticks, pbx, pjsip);
    }

    /** The kinds of routines that rules may name beside those of the dialplan. */
    static OutsideRoutines outsideRoutines(List<Handler> given) {
        return outsideRoutines(new WebRoutines(), given);
    }

    private static OutsideRoutines outsideRoutines(WebRoutines web, List<Handler> given) {
        var kinds = new ArrayList<Outside>(web.kinds());
        kinds.add(JavaHandlers.found(loader(), given));
        return new OutsideRoutines(kinds);
    }

    /** Whose services are handlers. */
    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
    }

    /** What dialplans and registrations keep, in the state folder. */
    private static KeyValueStore database(Path state) {
        try {
            return KeyValueStore.inFile(state.resolve("database"));
        } catch (IllegalStateException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static Conf read(ConfReader conf, String file, Diagnostics diagnostics) {
        Conf read = conf.read(file);
        read.diagnostics().forEach(diagnostics::add);
        return read;
    }

    /** A file that may be missing. */
    private static Conf optional(ConfReader conf, String file, Diagnostics diagnostics) {
        return conf.exists(file) ? read(conf, file, diagnostics) : conf.readText(file, "");
    }

    public Pbx pbx() {
        return pbx;
    }

    /** Where SIP over UDP is heard. */
    public InetSocketAddress sipAddress() {
        return pjsip.addresses().values().iterator().next();
    }

    /** Pairs of RTP ports in use. */
    public int rtpPortsInUse() {
        return pjsip.rtp().portsInUse();
    }

    /** SIP dialogs that have not ended. */
    public int sipDialogs() {
        return pjsip.stack().dialogCount();
    }

    /** SIP transactions that still wait for something. */
    public int sipTransactions() {
        return pjsip.stack().transactions().clientCount()
                + pjsip.stack().transactions().serverCount();
    }

    /** What to tell the person who started it. */
    Welcome welcome(Path secrets) {
        var phones = new ArrayList<Welcome.Phone>();
        for (EndpointConfig endpoint : pjsip.config().endpoints().values()) {
            for (AuthConfig auth : endpoint.auths()) {
                Optional<String> password =
                        auth.secret() instanceof Secret.Password(String text) ? Optional.of(text) : Optional.empty();
                phones.add(new Welcome.Phone(auth.username(), password));
            }
        }
        return new Welcome(sipAddress(), phones, secrets);
    }

    @Override
    public void close() {
        pjsip.refuseCalls();
        pbx.stop(GRACE);
        pjsip.close();
        pbx.close();
        ticks.close();
        clock.close();
    }
}
