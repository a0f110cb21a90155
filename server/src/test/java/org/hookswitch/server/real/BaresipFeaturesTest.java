package org.hookswitch.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.server.Switch;
import org.hookswitch.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real phones press keys of a feature, and transfer a call (REFER). */
class BaresipFeaturesTest {

    private static final List<String> PEOPLE = List.of("anna", "ben", "carol");

    @TempDir
    private Path folder = Path.of("");

    @Test
    @NeedsProgram("baresip")
    void keysStartAFeatureAndATransferJoinsTheOthers() throws Exception {
        configure();
        var routines = new ConcurrentLinkedQueue<String>();
        var setup = new Switch.Setup(ConfReader.in(folder), Path.of("..", "sounds"), folder, Optional.empty());
        try (Switch hookswitch = Switch.start(setup);
                var anna = phone("anna", hookswitch);
                var ben = phone("ben", hookswitch);
                var carol = phone("carol", hookswitch)) {
            var pbx = hookswitch.pbx();
            var subscription = pbx.events()
                    .subscribe(
                            "test",
                            event -> routines.add(described((Event.RoutineRan) event)),
                            List.of(Event.RoutineRan.class));
            ben.start(freePort(), 46_000, "");
            carol.start(freePort(), 46_100, "");
            Await.until("ben is registered", () -> ben.output().contains("200 OK"));
            Await.until("carol is registered", () -> carol.output().contains("200 OK"));
            anna.start(freePort(), 46_200, "100");
            Await.until("anna and ben talk", () -> talk(hookswitch, "anna", "ben"));

            for (char key : "*5".toCharArray()) {
                anna.command("sndcode", String.valueOf(key));
            }
            Await.until("the feature ran", () -> routines.contains("dynamic-feature on anna: marked,s,1 returned"));

            var address = hookswitch.sipAddress();
            ben.command("transfer", "sip:200@" + address.getAddress().getHostAddress() + ":" + address.getPort());
            Await.until("anna and carol talk", () -> talk(hookswitch, "anna", "carol"));
            Await.until("ben is out of it", () -> pbx.channels().count() == 2);
            assertThat(ben.output()).as("what ben's phone shows").contains("from sip:6001@127.0.0.1");
            assertThat(carol.output()).as("what carol's phone shows").contains("from sip:6001@127.0.0.1");
            assertThat(connected(hookswitch, "anna")).isEqualTo("Carol");
            assertThat(connected(hookswitch, "carol")).isEqualTo("Anna");
            anna.close();
            Await.until("the call is over", () -> pbx.channels().count() == 0);
            Await.until("the traces arrive", subscription::isIdle);
            assertThat(routines)
                    .contains("callee-pre-dial on ben: prepare,s,1 returned", "hangup on anna: ended,s,1 returned");
        }
    }

    private Baresip phone(String person, Switch hookswitch) throws IOException {
        Path own = Files.createDirectories(folder.resolve(person));
        var phone = new Baresip(own, person, person + "s-secret", hookswitch.sipAddress());
        Steps.write(phone.said(), 30);
        return phone;
    }

    private static String described(Event.RoutineRan ran) {
        return ran.binding().stage().word() + " on " + person(ran.channel().name()) + ": " + ran.location() + " "
                + ran.outcome().kind().word();
    }

    private static String person(String channel) {
        return channel.substring(channel.indexOf('/') + 1, channel.lastIndexOf('-'));
    }

    private static boolean talk(Switch hookswitch, String one, String other) {
        return hookswitch.pbx().bridges().all().stream()
                .anyMatch(bridge -> bridge.channels().stream()
                        .map(channel -> person(channel.name()))
                        .sorted()
                        .toList()
                        .equals(List.of(one, other)));
    }

    private static String connected(Switch hookswitch, String person) {
        return hookswitch.pbx().channels().all().stream()
                .filter(channel -> person(channel.name()).equals(person))
                .map(Channel::connected)
                .map(line -> line.id().name().text())
                .findFirst()
                .orElse("");
    }

    private void configure() throws IOException {
        var pjsip = new StringBuilder("[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:0\n");
        for (String person : PEOPLE) {
            pjsip.append("""
                    [%1$s]
                    type=endpoint
                    context=phones
                    disallow=all
                    allow=ulaw
                    direct_media=no
                    auth=%1$s
                    aors=%1$s
                    callerid=%2$s <%3$d>
                    [%1$s]
                    type=auth
                    auth_type=userpass
                    username=%1$s
                    password=%1$ss-secret
                    [%1$s]
                    type=aor
                    max_contacts=1
                    """.formatted(
                            person,
                            Character.toUpperCase(person.charAt(0)) + person.substring(1),
                            6001 + PEOPLE.indexOf(person)));
        }
        Files.writeString(folder.resolve("rtp.conf"), "[general]\nrtpstart = 45000\nrtpend = 45999\n");
        Files.writeString(folder.resolve("pjsip.conf"), pjsip);
        Files.writeString(folder.resolve("features.conf"), "[applicationmap]\nmark => *5,self,Gosub(marked,s,1)\n");
        Files.writeString(folder.resolve("extensions.conf"), """
                [phones]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                 same => n,Set(DYNAMIC_FEATURES=mark)
                 same => n,Dial(PJSIP/ben,20,b(prepare^s^1))
                exten => 200,1,Dial(PJSIP/carol,20)
                [prepare]
                exten => s,1,Return()
                [marked]
                exten => s,1,Return()
                [ended]
                exten => s,1,Return()
                """);
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
