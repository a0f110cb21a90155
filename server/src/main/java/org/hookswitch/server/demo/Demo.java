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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
 * The demo: a switch on free loopback ports and three telephones. Anna calls Ben, whose phone sends the call on to Carla;
 * they talk over RTP, Anna presses a key, and hangs up, through a dialplan that binds a routine to every stage there is.
 * The call is drawn as it went.
 */
public final class Demo {

    private static final String ANNA = "anna";
    private static final String BEN = "ben";
    private static final String CARLA = "carla";
    private static final String FEATURE = "*5";
    private static final String SWITCH = "Hookswitch";
    private static final int ANNAS_TONE = 700;
    private static final int CARLAS_TONE = 1100;
    private static final Duration RINGING = Duration.ofMillis(300);
    private static final Duration TALK = Duration.ofMillis(1000);

    private final PrintWriter out;
    private final Path sounds;
    private final Ladder ladder = new Ladder(List.of(ANNA, SWITCH, BEN, CARLA));
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
        Map<String, String> passwords = new HashMap<>();
        for (String user : List.of(ANNA, BEN, CARLA)) {
            passwords.put(user, UUID.randomUUID().toString());
        }
        for (String file : List.of("extensions.conf", "features.conf", "pjsip.conf", "rtp.conf")) {
            write(folder, file, passwords);
        }
        var rtpSettings = RtpSettings.defaults().withPorts(40_000, 40_999);
        try (Switch hookswitch =
                        Switch.start(new Switch.Setup(ConfReader.in(folder), sounds, folder, Optional.of(tap)));
                RtpEngine rtp = RtpEngine.start(rtpSettings);
                TickThread ticks = new TickThread();
                SipPhone anna = phone(ANNA, "Anna", passwords, hookswitch, rtp);
                SipPhone ben = phone(BEN, "Ben", passwords, hookswitch, rtp);
                SipPhone carla = phone(CARLA, "Carla", passwords, hookswitch, rtp)) {
            var subscription = hookswitch.pbx().events().subscribe("demo", this::note, List.of(Event.RoutineRan.class));
            for (SipPhone phone : List.of(anna, ben, carla)) {
                register(phone);
                tap.party(phone.address(), phone.user());
            }
            tap.draw(true);
            boolean heard = call(anna, ben, carla, ticks);
            await("the call ends", () -> hookswitch.pbx().channels().count() == 0);
            await("its traces arrive", subscription::isIdle);
            tap.draw(false);
            return conclude(heard);
        }
    }

    private static SipPhone phone(
            String user, String name, Map<String, String> passwords, Switch hookswitch, RtpEngine rtp) {
        InetSocketAddress at = hookswitch.sipAddress();
        Secret secret = Secret.password(Objects.requireNonNull(passwords.get(user), user));
        return SipPhone.open(user, name, Optional.of(new Account("", user, secret)), at, rtp);
    }

    private static void register(SipPhone phone) throws Exception {
        int status = phone.register(60).get(10, TimeUnit.SECONDS).status();
        if (status != 200) {
            throw new IllegalStateException(phone.user() + " could not register: " + status);
        }
    }

    /** Anna calls Ben and gets Carla, they talk, Anna presses *5 and hangs up; whether each heard the other. */
    private boolean call(SipPhone anna, SipPhone ben, SipPhone carla, MediaClock ticks) throws Exception {
        var carlasCall = new CompletableFuture<PhoneCall>();
        ben.whenCalled(call -> call.divert(CARLA));
        carla.whenCalled(call -> {
            call.ring();
            CompletableFuture.delayedExecutor(RINGING.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        call.answer();
                        carlasCall.complete(call);
                    });
        });
        PhoneCall annasCall = anna.call(BEN);
        int status = annasCall.answered().get(20, TimeUnit.SECONDS);
        if (status != 200) {
            throw new IllegalStateException("Anna's call was refused with " + status);
        }
        PhoneCall answered = carlasCall.get(10, TimeUnit.SECONDS);
        var annasEar = new Ear(CARLAS_TONE);
        var carlasEar = new Ear(ANNAS_TONE);
        annasCall.port().deliverTo(annasEar);
        answered.port().deliverTo(carlasEar);
        int packets = (int) (TALK.toMillis() / MediaClock.TICK_MS);
        Player annasVoice = Player.start(
                ticks, annasCall.port(), Tone.parse(ANNAS_TONE + "/0").source(), end -> {});
        Player carlasVoice = Player.start(
                ticks, answered.port(), Tone.parse(CARLAS_TONE + "/0").source(), end -> {});
        await("both are heard", () -> annasEar.frames() >= packets && carlasEar.frames() >= packets);
        annasVoice.stop();
        carlasVoice.stop();
        FEATURE.chars().forEach(key -> annasCall.press((char) key));
        await(
                "the feature runs",
                () -> routines.stream().anyMatch(ran -> isFeature(ran.binding().stage())));
        annasCall.hangUp();
        annasCall.ended().get(10, TimeUnit.SECONDS);
        answered.ended().get(10, TimeUnit.SECONDS);
        out.printf(
                Locale.ROOT,
                "Anna heard Carla's %d Hz in %d packets (%.0f %% of the sound), Carla heard Anna's %d Hz in %d packets (%.0f %%).%n%n",
                CARLAS_TONE,
                annasEar.frames(),
                annasEar.share() * 100,
                ANNAS_TONE,
                carlasEar.frames(),
                carlasEar.share() * 100);
        return annasEar.share() > 0.8 && carlasEar.share() > 0.8;
    }

    private static boolean isFeature(HandlerStage stage) {
        return stage == HandlerStage.DYNAMIC_FEATURE;
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
        for (HandlerStage stage : HandlerStage.values()) {
            out.printf("%-16s %s%n", stage.word(), ran.contains(stage) ? "ran" : "DID NOT RUN");
        }
        boolean good = heard && normal && ran.size() == HandlerStage.values().length;
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

    private static void write(Path folder, String name, Map<String, String> passwords) {
        try (InputStream in = Demo.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> password : passwords.entrySet()) {
                text = text.replace("{" + password.getKey() + "}", password.getValue());
            }
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
