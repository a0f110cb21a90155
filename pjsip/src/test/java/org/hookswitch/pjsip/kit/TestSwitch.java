package org.hookswitch.pjsip.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.security.SecurityEvent;

/**
 * A switch on the loopback with a driver, a small dialplan and phones; {@link #close()} fails when anything is left of the
 * calls.
 */
public final class TestSwitch implements AutoCloseable {

    private static final String TRANSPORT = """
            [udp]
            type=transport
            protocol=udp
            bind=127.0.0.1:0

            [global](+)
            """;

    private final Pbx pbx;
    private final PjsipDriver driver;
    private final RtpEngine phonesMedia;
    private final List<TestPhone> phones = new ArrayList<>();
    private final BlockingQueue<SecurityEvent> security = new LinkedBlockingQueue<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private TestSwitch(String pjsip, String plan, Consumer<PjsipDriver.Builder> more) {
        pbx = Pbx.builder().plan(plan(plan)).build();
        TestApp.all().forEach(pbx.registry()::add);
        pbx.events().subscribe("test", events::add, List.of());
        phonesMedia = RtpEngine.start(
                RtpSettings.defaults().withPorts(42_000, 43_999).withLoops(1).withRest(0, 0));
        PjsipDriver.Builder builder = PjsipDriver.builder(config(pjsip), pbx).security(security::add);
        more.accept(builder);
        driver = builder.start();
    }

    /** A switch with a transport of its own; the dialplan is one of contexts. */
    public static TestSwitch with(String pjsip, String plan) {
        return with(pjsip, plan, builder -> {});
    }

    public static TestSwitch with(String pjsip, String plan, Consumer<PjsipDriver.Builder> more) {
        return new TestSwitch(pjsip, plan, more);
    }

    private static PjsipConfig config(String pjsip) {
        try {
            Path folder = Files.createTempDirectory("pjsip-test");
            String transport = TRANSPORT.replace("[global](+)\n", "");
            Path file = Files.writeString(
                    folder.resolve("pjsip.conf"), pjsip.contains("type=transport") ? pjsip : transport + pjsip);
            Path rtp = Files.writeString(folder.resolve("rtp.conf"), "[general]\nrtpstart=40000\nrtpend=41999\n");
            Diagnostics diagnostics = new Diagnostics();
            PjsipConfig config = PjsipConfig.read(ConfReader.in(folder), diagnostics)
                    .orElseThrow(() -> new AssertionError(diagnostics.render()));
            Files.delete(file);
            Files.delete(rtp);
            Files.delete(folder);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan plan(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(ConfReader.in(Path.of("unused")).readText("extensions.conf", text), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.render());
        }
        return plan;
    }

    public Pbx pbx() {
        return pbx;
    }

    public PjsipDriver driver() {
        return driver;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return driver.addresses().values().iterator().next();
    }

    /** A telephone of that user, not registered, with the password {@code secret}. */
    public TestPhone phone(String user) {
        TestPhone phone = new TestPhone(user, address(), phonesMedia);
        phones.add(phone);
        return phone;
    }

    /** What the security log was told. */
    public BlockingQueue<SecurityEvent> security() {
        return security;
    }

    /** Everything published so far. */
    public <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only channel there is. */
    public Channel channel() {
        Await.until("one channel", () -> pbx.channels().count() == 1);
        return pbx.channels().all().iterator().next();
    }

    /** Fails when channels, legs, dialogs or ports do not go away. */
    public void isQuiet() {
        Await.until("no channel", () -> pbx.channels().count() == 0);
        Await.until("no leg", () -> driver.calls().count() == 0);
        Await.until("no dialog", () -> driver.stack().dialogCount() == 0);
        Await.until("no RTP port of the switch", () -> driver.rtp().portsInUse() == 0);
        Await.until("no RTP port of a phone", () -> phonesMedia.portsInUse() == 0);
        for (TestPhone phone : phones) {
            Await.until("no dialog of " + phone.user(), () -> phone.stack().dialogCount() == 0);
        }
    }

    @Override
    public void close() {
        try {
            isQuiet();
        } finally {
            pbx.stop(Duration.ofSeconds(5));
            driver.close();
            phones.forEach(TestPhone::close);
            phonesMedia.close();
        }
    }
}
