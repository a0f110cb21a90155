package org.hookswitch.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.media.play.MediaClock;
import org.hookswitch.media.play.Player;
import org.hookswitch.media.play.TickThread;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.media.tone.Tone;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.phone.PhoneCall;
import org.hookswitch.phone.SipPhone;
import org.hookswitch.server.Switch;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;

/**
 * The demo: a switch on free loopback ports, two telephones that register and call each other over SIP with sound over
 * RTP, through a dialplan that binds a routine to every stage there is. The call is drawn as it went.
 */
public final class Demo {

    private static final String ANNA = "anna";
    private static final String BEN = "ben";
    private static final String SWITCH = "Hookswitch";
    private static final int ANNAS_TONE = 700;
    private static final int BENS_TONE = 1100;
    private static final Duration RINGING = Duration.ofMillis(300);
    private static final Duration TALK = Duration.ofMillis(1000);

    /** The stages that the demo's dialplan binds. */
    private static final Set<HandlerStage> EXPECTED = EnumSet.of(
            HandlerStage.CALLER_PRE_DIAL, HandlerStage.CALLEE_PRE_DIAL, HandlerStage.PRE_BRIDGE, HandlerStage.HANGUP);

    private final PrintWriter out;
    private final Path sounds;
    private final Ladder ladder = new Ladder(List.of(ANNA, SWITCH, BEN));
    private final SipLadder tap = new SipLadder(ladder, SWITCH);
    private final ConcurrentLinkedQueue<Event.RoutineRan> routines = new ConcurrentLinkedQueue<>();

    /** @param sounds the folder of prompts */
    public Demo(PrintWriter out, Path sounds) {
        this.out = out;
        this.sounds = sounds;
    }

    /** Places the call and prints it; whether all went as it should. */
    public boolean run() throws Exception {
        Path folder = Files.createTempDirectory("hookswitch-demo");
        try {
            return run(folder);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean run(Path folder) throws Exception {
        String annasPassword = UUID.randomUUID().toString();
        String bensPassword = UUID.randomUUID().toString();
        write(folder, "extensions.conf", "", "");
        write(folder, "pjsip.conf", annasPassword, bensPassword);
        write(folder, "rtp.conf", "", "");
        var rtpSettings = RtpSettings.defaults().withPorts(40_000, 40_999);
        try (Switch hookswitch =
                        Switch.start(new Switch.Setup(ConfReader.in(folder), sounds, folder, Optional.of(tap)));
                RtpEngine rtp = RtpEngine.start(rtpSettings);
                TickThread ticks = new TickThread();
                SipPhone anna = phone(ANNA, "Anna", annasPassword, hookswitch, rtp);
                SipPhone ben = phone(BEN, "Ben", bensPassword, hookswitch, rtp)) {
            var subscription = hookswitch.pbx().events().subscribe("demo", this::note, List.of(Event.RoutineRan.class));
            register(anna);
            register(ben);
            tap.party(anna.address(), ANNA);
            tap.party(ben.address(), BEN);
            tap.draw(true);
            boolean heard = call(anna, ben, ticks);
            await("the call ends", () -> hookswitch.pbx().channels().count() == 0);
            await("its traces arrive", subscription::isIdle);
            tap.draw(false);
            return conclude(heard);
        }
    }

    private static SipPhone phone(String user, String name, String password, Switch hookswitch, RtpEngine rtp) {
        InetSocketAddress at = hookswitch.sipAddress();
        return SipPhone.open(user, name, Optional.of(new Account("", user, Secret.password(password))), at, rtp);
    }

    private static void register(SipPhone phone) throws Exception {
        int status = phone.register(60).get(10, TimeUnit.SECONDS).status();
        if (status != 200) {
            throw new IllegalStateException(phone.user() + " could not register: " + status);
        }
    }

    /** Anna calls Ben, they talk, Anna hangs up; whether each heard the other. */
    private boolean call(SipPhone anna, SipPhone ben, MediaClock ticks) throws Exception {
        var bensCall = new CompletableFuture<PhoneCall>();
        ben.whenCalled(call -> {
            call.ring();
            CompletableFuture.delayedExecutor(RINGING.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        call.answer();
                        bensCall.complete(call);
                    });
        });
        PhoneCall annasCall = anna.call(BEN);
        int status = annasCall.answered().get(20, TimeUnit.SECONDS);
        if (status != 200) {
            throw new IllegalStateException("Anna's call was refused with " + status);
        }
        PhoneCall answered = bensCall.get(10, TimeUnit.SECONDS);
        var annasEar = new Ear(BENS_TONE);
        var bensEar = new Ear(ANNAS_TONE);
        annasCall.port().deliverTo(annasEar);
        answered.port().deliverTo(bensEar);
        int packets = (int) (TALK.toMillis() / MediaClock.TICK_MS);
        Player annasVoice = Player.start(
                ticks, annasCall.port(), Tone.parse(ANNAS_TONE + "/0").source(), end -> {});
        Player bensVoice = Player.start(
                ticks, answered.port(), Tone.parse(BENS_TONE + "/0").source(), end -> {});
        await("both are heard", () -> annasEar.frames() >= packets && bensEar.frames() >= packets);
        annasVoice.stop();
        bensVoice.stop();
        annasCall.hangUp();
        annasCall.ended().get(10, TimeUnit.SECONDS);
        answered.ended().get(10, TimeUnit.SECONDS);
        out.printf(
                Locale.ROOT,
                "Anna heard Ben's %d Hz in %d packets (%.0f %% of the sound), Ben heard Anna's %d Hz in %d packets (%.0f %%).%n%n",
                BENS_TONE,
                annasEar.frames(),
                annasEar.share() * 100,
                ANNAS_TONE,
                bensEar.frames(),
                bensEar.share() * 100);
        return annasEar.share() > 0.8 && bensEar.share() > 0.8;
    }

    private void note(Event event) {
        if (event instanceof Event.RoutineRan ran) {
            routines.add(ran);
            String who = ran.channel().name().replaceFirst("-[0-9a-f]+$", "");
            ladder.mark(
                    ran.started(),
                    SWITCH,
                    String.format(
                            Locale.ROOT,
                            "%s on %s: %s, %.1f ms, %s%s",
                            ran.binding().stage().word(),
                            who,
                            ran.location(),
                            ran.took().toNanos() / 1e6,
                            ran.outcome(),
                            ran.outcome().returned().isEmpty()
                                    ? ""
                                    : " '" + ran.outcome().returned() + "'"));
        }
    }

    private boolean conclude(boolean heard) {
        out.println(ladder.draw());
        Set<HandlerStage> ran = EnumSet.noneOf(HandlerStage.class);
        boolean normal = true;
        for (Event.RoutineRan routine : routines) {
            ran.add(routine.binding().stage());
            normal &= routine.outcome().isNormal();
        }
        for (HandlerStage stage : EXPECTED) {
            out.printf("%-16s %s%n", stage.word(), ran.contains(stage) ? "ran" : "DID NOT RUN");
        }
        boolean good = heard && normal && ran.containsAll(EXPECTED);
        out.println(good ? "The call went as it should." : "The call did NOT go as it should.");
        out.flush();
        return good;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("in vain waited 20 s until " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void write(Path folder, String name, String annasPassword, String bensPassword) {
        try (InputStream in = Demo.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{anna}", annasPassword)
                    .replace("{ben}", bensPassword);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
