package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.pjsip.registrar.Location;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

    private static TestSwitch with(String... aorOptions) {
        return TestSwitch.with(Confs.phone("alice").replace("max_contacts=5", String.join("\n", aorOptions)), "");
    }

    private static List<SipUri> contacts(TestSwitch pbx) {
        return pbx.driver().locations().of("alice").stream()
                .map(location -> location.binding().contact())
                .toList();
    }

    private static void contact(SipRequest.Builder request, String contact) {
        request.remove(HeaderName.CONTACT).add(HeaderName.CONTACT, contact);
    }

    @Test
    void aPhoneWithTheRightPasswordRegisters() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            TestPhone alice = pbx.phone("alice");
            SipResponse response = alice.register(request -> request.set(HeaderType.EXPIRES, 600L));

            assertThat(contacts(pbx)).containsExactly(alice.contact());
            Contact.Address bound =
                    (Contact.Address) response.first(HeaderType.CONTACT).orElseThrow();
            assertThat(bound.address().uri()).isEqualTo(alice.contact());
            assertThat(bound.expires()).contains(600L);
            assertThat(response.first(HeaderType.DATE)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 3600", "30, 0", "60, 60", "7200, 7200", "100000, 7200"})
    void expirationsKeepWithinTheLimits(String asked, long given) {
        try (TestSwitch pbx = with("max_contacts=1")) {
            TestPhone alice = pbx.phone("alice");
            SipResponse response = alice.register(request -> {
                if (!asked.isEmpty()) {
                    request.set(HeaderType.EXPIRES, Long.parseLong(asked));
                }
            });

            if (given == 0) {
                assertThat(response.status()).isEqualTo(423);
                assertThat(response.first(HeaderType.MIN_EXPIRES)).contains(60L);
                assertThat(contacts(pbx)).isEmpty();
            } else {
                Contact.Address bound =
                        (Contact.Address) response.first(HeaderType.CONTACT).orElseThrow();
                assertThat(bound.expires()).contains(given);
            }
        }
    }

    @Test
    void theExpirationOfTheContactCountsBeforeThatOfTheRequest() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            SipResponse response = pbx.phone("alice").register(request -> {
                request.set(HeaderType.EXPIRES, 3600L);
                contact(request, "<sip:alice@192.0.2.1>;expires=120");
            });

            Contact.Address bound =
                    (Contact.Address) response.first(HeaderType.CONTACT).orElseThrow();
            assertThat(bound.expires()).contains(120L);
        }
    }

    @Test
    void aRegistrationIsTakenBack() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            TestPhone alice = pbx.phone("alice").registers();
            SipResponse response = alice.register(request -> request.set(HeaderType.EXPIRES, 0L));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().has(HeaderName.CONTACT)).isFalse();
            assertThat(contacts(pbx)).isEmpty();
        }
    }

    @Test
    void aStarTakesAllBack() {
        try (TestSwitch pbx = with("max_contacts=3")) {
            TestPhone alice = pbx.phone("alice").registers();
            alice.register(request -> contact(request, "<sip:alice@192.0.2.1>"));
            assertThat(contacts(pbx)).hasSize(2);

            assertThat(alice.register(request -> {
                                contact(request, "*");
                                request.set(HeaderType.EXPIRES, 0L);
                            })
                            .status())
                    .isEqualTo(200);
            assertThat(contacts(pbx)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"* | 60", "*, <sip:a@192.0.2.1> | 0", "<nonsense | 60"})
    void aBadContactIsABadRequest(String contact, long expires) {
        try (TestSwitch pbx = with("max_contacts=3")) {
            SipResponse response = pbx.phone("alice").register(request -> {
                contact(request, contact);
                request.set(HeaderType.EXPIRES, expires);
            });

            assertThat(response.status()).isEqualTo(400);
        }
    }

    @Test
    void aRequestWithoutAContactOnlyAsks() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            TestPhone alice = pbx.phone("alice").registers();
            SipResponse response = alice.register(request -> request.remove(HeaderName.CONTACT));

            assertThat(response.contact().map(NameAddr::uri)).contains(alice.contact());
        }
    }

    @Test
    void thereAreNoMoreContactsThanAllowed() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            TestPhone alice = pbx.phone("alice").registers();
            assertThat(alice.register(request -> contact(request, "<sip:alice@192.0.2.1>"))
                            .status())
                    .isEqualTo(403);
            assertThat(contacts(pbx)).containsExactly(alice.contact());

            assertThat(alice.register(request -> {}).status())
                    .as("the same again")
                    .isEqualTo(200);
        }
    }

    @Test
    void theExistingGiveWayWhereTheyAreTo() {
        try (TestSwitch pbx = with("max_contacts=1", "remove_existing=yes")) {
            TestPhone alice = pbx.phone("alice").registers();
            assertThat(alice.register(request -> contact(request, "<sip:alice@192.0.2.1>"))
                            .status())
                    .isEqualTo(200);

            assertThat(contacts(pbx)).extracting(SipUri::host).containsExactly("192.0.2.1");
        }
    }

    @Test
    void nobodyRegistersWhereNoContactIsAllowed() {
        try (TestSwitch pbx = with("contact=sip:192.0.2.7")) {
            assertThat(pbx.phone("alice").register(request -> {}).status()).isEqualTo(403);
        }
    }

    @Test
    void anAddressOfRecordThatTheEndpointDoesNotHaveIsNotFound() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + Confs.phone("bob"), "")) {
            TestPhone alice = pbx.phone("alice");
            SipResponse response =
                    alice.register(request -> request.set(HeaderType.TO, NameAddr.of(alice.serverUri("bob"))));

            assertThat(response.status()).isEqualTo(404);
        }
    }

    @Test
    void aRegistrationExpires() {
        try (TestSwitch pbx = with("max_contacts=1", "minimum_expiration=0")) {
            pbx.phone("alice").register(request -> request.set(HeaderType.EXPIRES, 1L));
            assertThat(contacts(pbx)).hasSize(1);

            Await.until("expiry", () -> contacts(pbx).isEmpty());
            Await.until(
                    "events", () -> pbx.events(Event.DeviceStateChanged.class).size() == 2);
            assertThat(pbx.events(Event.DeviceStateChanged.class))
                    .extracting(Event.DeviceStateChanged::state)
                    .containsExactly(DeviceState.NOT_INUSE, DeviceState.UNAVAILABLE);
        }
    }

    @Test
    void anOlderRequestOfTheSameCallIdChangesNothing() {
        try (TestSwitch pbx = with("max_contacts=3")) {
            TestPhone alice = pbx.phone("alice");
            alice.register(request -> request.set(HeaderType.CALL_ID, "once@phone")
                    .set(HeaderType.CSEQ, new CSeq(20, SipMethod.REGISTER)));
            SipResponse late = alice.register(request -> request.set(HeaderType.CALL_ID, "once@phone")
                    .set(HeaderType.CSEQ, new CSeq(10, SipMethod.REGISTER))
                    .set(HeaderType.EXPIRES, 0L));

            assertThat(late.status()).isEqualTo(500);
            assertThat(contacts(pbx)).containsExactly(alice.contact());
        }
    }

    @Test
    void aPhoneBehindANatIsReachedWhereItsMessagesComeFrom() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice", "rewrite_contact=yes") + Confs.phone("bob"), """
                [phones]
                exten => alice,1,Dial(PJSIP/alice)
                """)) {
            TestPhone alice = pbx.phone("alice");
            SipResponse response = alice.register(request -> contact(request, "<sip:alice@192.168.1.7:5099>"));

            assertThat(response.contact().map(contact -> contact.uri().toString()))
                    .as("the phone finds what it wrote")
                    .contains("sip:alice@192.168.1.7:5099");
            assertThat(pbx.driver().locations().of("alice").getFirst().binding().uri())
                    .isEqualTo(alice.contact());
            var call = pbx.phone("bob").calls("alice");
            var in = alice.isCalled();
            assertThat(in.invite().uri()).hasToString("sip:alice@192.168.1.7:5099");
            in.answers();
            call.isAnswered();
            in.hangsUp();
            call.isHungUp();
        }
    }

    @Test
    void aPathIsKeptAndUsedWhereThatIsWanted() {
        try (TestSwitch pbx = with("max_contacts=1", "support_path=yes")) {
            TestPhone alice = pbx.phone("alice");
            assertThat(alice.register(request -> request.add(HeaderName.PATH, "<sip:edge.example.com;lr>"))
                            .status())
                    .as("without Supported: path")
                    .isEqualTo(420);
            SipResponse response = alice.register(request ->
                    request.add(HeaderName.PATH, "<sip:edge.example.com;lr>").add(HeaderName.SUPPORTED, "path"));

            assertThat(response.text(HeaderName.PATH)).contains("<sip:edge.example.com;lr>");
            assertThat(pbx.driver().locations().of("alice").getFirst().binding().path())
                    .extracting(NameAddr::toString)
                    .containsExactly("<sip:edge.example.com;lr>");
        }
    }

    @Test
    void aContactThatAnswersIsReachable() {
        try (TestSwitch pbx = with("max_contacts=1", "qualify_frequency=60")) {
            TestPhone alice = pbx.phone("alice").registers();
            SipRequest options = Await.next("OPTIONS", alice.requests());
            Location location = pbx.driver().locations().of("alice").getFirst();

            assertThat(options.uri()).isEqualTo(alice.contact());
            assertThat(options.from().uri().user()).isEqualTo("asterisk");
            Await.until("reachable", () -> location.status() == Location.Status.REACHABLE);
            assertThat(location.roundTrip())
                    .hasValueSatisfying(rtt -> assertThat(rtt).isPositive());
        }
    }

    @Test
    void aContactThatIsSilentIsUnreachableUntilItAnswers() {
        try (TestSwitch pbx = with("max_contacts=1", "qualify_frequency=1", "qualify_timeout=0.2")) {
            TestPhone alice = pbx.phone("alice").answersRequestsWith(0).registers();
            Location location = pbx.driver().locations().of("alice").getFirst();
            Await.until("unreachable", () -> location.status() == Location.Status.UNREACHABLE);
            assertThat(pbx.driver().deviceState("alice")).isEqualTo(DeviceState.UNAVAILABLE);

            alice.answersRequestsWith(404);
            Await.until("reachable", () -> location.status() == Location.Status.REACHABLE);
            assertThat(pbx.driver().deviceState("alice")).isEqualTo(DeviceState.NOT_INUSE);
        }
    }

    @Test
    void onlyASuccessCountsWhereThatIsWanted() {
        try (TestSwitch pbx = with("max_contacts=1", "qualify_frequency=1", "qualify_2xx_only=yes")) {
            pbx.phone("alice").answersRequestsWith(404).registers();
            Location location = pbx.driver().locations().of("alice").getFirst();

            Await.until("unreachable", () -> location.status() == Location.Status.UNREACHABLE);
        }
    }

    @Test
    void registrationsAreInTheDatabaseAsLongAsTheyHold() {
        try (TestSwitch pbx = with("max_contacts=1")) {
            KeyValueStore store = KeyValueStore.of(pbx.pbx());
            TestPhone alice = pbx.phone("alice").registers();
            Await.until("one kept", () -> store.tree("registrar/contact").size() == 1);

            alice.register(request -> request.set(HeaderType.EXPIRES, 0L));
            Await.until("none kept", () -> store.tree("registrar/contact").isEmpty());
        }
    }

    @Test
    void configuredContactsAreThereFromTheStart() {
        try (TestSwitch pbx = with("contact=sip:alice@192.0.2.7:5080", "max_contacts=1")) {
            assertThat(contacts(pbx)).extracting(SipUri::toString).containsExactly("sip:alice@192.0.2.7:5080");
            assertThat(pbx.driver().locations().of("alice").getFirst().status())
                    .isEqualTo(Location.Status.NOT_QUALIFIED);
            assertThat(pbx.driver().deviceState("alice")).isEqualTo(DeviceState.NOT_INUSE);
            assertThat(pbx.driver().locations().of("alice").getFirst().binding().expires())
                    .isAfter(Instant.now().plus(Duration.ofDays(1)));
        }
    }
}
