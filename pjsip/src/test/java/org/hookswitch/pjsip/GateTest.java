package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.pjsip.security.SecurityEvent;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final String PLAN = """
            [phones]
            exten => 600,1,Answer()
            exten => 600,2,Stay()
            """;

    private static final String GUEST = """
            [guest]
            type=endpoint
            context=phones
            allow=ulaw
            """;

    @Test
    void aRequestIsChallengedInTheDefaultRealm() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            SipResponse response = pbx.phone("alice").knows("").request(SipMethod.OPTIONS, "", request -> {});

            Challenge challenge = response.first(HeaderType.WWW_AUTHENTICATE).orElseThrow();
            assertThat(response.status()).isEqualTo(401);
            assertThat(challenge.realm()).isEqualTo("asterisk");
            assertThat(challenge.algorithm()).isEqualTo("MD5");
            assertThat(challenge.qop()).containsExactly("auth");
        }
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredAsAWrongPasswordIs() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            SipResponse wrong = pbx.phone("alice").knows("guess").request(SipMethod.OPTIONS, "", request -> {});
            SipResponse unknown = pbx.phone("mallory").knows("guess").request(SipMethod.OPTIONS, "", request -> {});
            SipResponse first = pbx.phone("mallory").knows("").request(SipMethod.OPTIONS, "", request -> {});

            for (SipResponse response : List.of(wrong, unknown, first)) {
                Challenge challenge =
                        response.first(HeaderType.WWW_AUTHENTICATE).orElseThrow();
                assertThat(response.status()).isEqualTo(401);
                assertThat(response.reason()).isEqualTo("Unauthorized");
                assertThat(challenge.params().names()).containsExactly("realm", "nonce", "algorithm", "qop");
                assertThat(challenge.realm()).isEqualTo("asterisk");
                assertThat(response.headers().fields().stream()
                                .map(field -> field.name().toString())
                                .toList())
                        .containsExactlyElementsOf(wrong.headers().fields().stream()
                                .map(field -> field.name().toString())
                                .toList());
            }
        }
    }

    @Test
    void theSecurityLogIsToldOfEveryStep() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            alice.registers();

            assertThat(Await.next("event", pbx.security()))
                    .isInstanceOfSatisfying(SecurityEvent.ChallengeSent.class, sent -> {
                        assertThat(sent.subject().account()).isEqualTo("alice");
                        assertThat(sent.subject().remote()).isEqualTo(alice.address());
                        assertThat(sent.subject().local()).isEqualTo(pbx.address());
                        assertThat(sent.challenge()).isNotEmpty();
                    });
            assertThat(Await.next("event", pbx.security())).isInstanceOf(SecurityEvent.SuccessfulAuth.class);

            alice.knows("guess").register(request -> {});
            assertThat(Await.next("event", pbx.security())).isInstanceOf(SecurityEvent.ChallengeSent.class);
            assertThat(Await.next("event", pbx.security()))
                    .isInstanceOfSatisfying(
                            SecurityEvent.ChallengeResponseFailed.class,
                            failed -> assertThat(failed.subject().account()).isEqualTo("alice"));
            assertThat(Await.next("event", pbx.security())).isInstanceOf(SecurityEvent.ChallengeSent.class);

            pbx.phone("mallory").knows("guess").register(request -> {});
            assertThat(Await.next("event", pbx.security()))
                    .isInstanceOfSatisfying(
                            SecurityEvent.InvalidAccountId.class,
                            invalid -> assertThat(invalid.subject().account()).isEqualTo("mallory"));
        }
    }

    @Test
    void anEndpointWithoutAuthIsLetInByItsName() {
        try (TestSwitch pbx = TestSwitch.with(GUEST, PLAN)) {
            pbx.phone("guest").knows("").calls("600").isAnswered();
            pbx.pbx().channels().all().forEach(c -> c.hangup(org.hookswitch.pbx.HangupCause.NORMAL_CLEARING, "test"));
        }
    }

    @Test
    void aTrunkIsKnownByItsAddress() {
        String trunk = GUEST.replace("guest", "trunk") + """
                identify_by=ip

                [trunk]
                type=identify
                endpoint=trunk
                match=127.0.0.0/8
                """;
        try (TestSwitch pbx = TestSwitch.with(trunk, PLAN)) {
            assertThat(pbx.phone("whoever")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAddressThatDoesNotFitIdentifiesNobody() {
        String trunk = GUEST.replace("guest", "trunk") + """
                identify_by=ip

                [trunk]
                type=identify
                endpoint=trunk
                match=192.0.2.0/24
                """;
        try (TestSwitch pbx = TestSwitch.with(trunk, PLAN)) {
            assertThat(pbx.phone("trunk")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void anEndpointIsKnownByAHeaderOfItsRequests() {
        String trunk = GUEST.replace("guest", "trunk") + """
                identify_by=header

                [trunk]
                type=identify
                endpoint=trunk
                match_header=X-Trunk: /^north/
                """;
        try (TestSwitch pbx = TestSwitch.with(trunk, PLAN)) {
            TestPhone phone = pbx.phone("whoever").knows("");

            assertThat(phone.request(SipMethod.OPTIONS, "", r -> r.add(HeaderName.of("X-Trunk"), "north-7"))
                            .status())
                    .isEqualTo(200);
            assertThat(phone.request(SipMethod.OPTIONS, "", r -> r.add(HeaderName.of("X-Trunk"), "south-7"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void anEndpointIsKnownByTheNameOfItsCredentials() {
        String conf = Confs.phone("alice", "identify_by=auth_username");
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            assertThat(pbx.phone("alice")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anonymousIsTheEndpointOfEverybodyElse() {
        try (TestSwitch pbx = TestSwitch.with(GUEST.replace("guest", "anonymous"), PLAN)) {
            assertThat(pbx.phone("whoever")
                            .knows("")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAccessListOfTheEndpointTurnsAway() {
        String conf = Confs.phone("alice", "deny=0.0.0.0/0", "permit=10.0.0.0/8");
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            assertThat(pbx.phone("alice")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(403);
            assertThat(Await.next("event", pbx.security())).isInstanceOf(SecurityEvent.FailedAcl.class);
        }
    }

    @Test
    void anAccessListForAllTurnsAwayBeforeAnybodyIsIdentified() {
        String conf = Confs.phone("alice") + "[list]\ntype=acl\ndeny=127.0.0.0/8\n";
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            assertThat(pbx.phone("nobody")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aContactThatTheListsForbidIsTurnedAway() {
        String conf = Confs.phone("alice", "contact_deny=127.0.0.0/8");
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            assertThat(pbx.phone("alice").register(request -> {}).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"600, 200", "'', 200", "601, 404"})
    void optionsAreAnsweredAsACallWouldBe(String exten, int status) {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            SipResponse response = pbx.phone("alice").request(SipMethod.OPTIONS, exten, request -> {});

            assertThat(response.status()).isEqualTo(status);
            if (status == 200) {
                assertThat(response.all(HeaderType.ALLOW)).contains("INVITE", "REGISTER", "UPDATE");
                assertThat(response.all(HeaderType.SUPPORTED)).contains("100rel", "timer");
                assertThat(response.text(HeaderName.ACCEPT)).contains("application/sdp");
            }
        }
    }

    @Test
    void optionsNeedNoPasswordWhereTheEndpointSaysSo() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice", "allow_unauthenticated_options=yes"), PLAN)) {
            assertThat(pbx.phone("alice")
                            .knows("")
                            .request(SipMethod.OPTIONS, "600", request -> {})
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBE, 405",
        "MESSAGE, 405",
        "PUBLISH, 405",
        "REFER, 405",
        "NOTIFY, 405",
        "BYE, 481",
        "INFO, 481",
        "UPDATE, 481",
        "FETCH, 501"
    })
    void whatIsNotDoneIsRefusedInItsOwnWay(String method, int status) {
        try (TestSwitch pbx = TestSwitch.with(GUEST, PLAN)) {
            SipResponse response = pbx.phone("guest").request(SipMethod.of(method), "600", request -> {});

            assertThat(response.status()).isEqualTo(status);
            if (status != 481) {
                assertThat(response.all(HeaderType.ALLOW)).contains("INVITE", "BYE");
            }
        }
    }

    @Test
    void whoeverTriesNamesIsNotListenedToForAWhile() {
        String conf = Confs.phone("alice") + """
                [global]
                type=global
                unidentified_request_count=1
                unidentified_request_period=3600
                unidentified_request_prune_interval=3600
                """;
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            TestPhone stranger = pbx.phone("mallory").knows("");
            for (int i = 0; i < 20; i++) {
                assertThat(stranger.request(SipMethod.OPTIONS, "600", request -> {})
                                .status())
                        .isEqualTo(401);
            }

            SipResponse refused = stranger.request(SipMethod.OPTIONS, "600", request -> {});
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.first(HeaderType.RETRY_AFTER)).isPresent();
            assertThat(pbx.security().stream().filter(SecurityEvent.InvalidAccountId.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void theAlgorithmsOfTheCredentialsAreOffered() {
        String conf = Confs.phone("alice")
                .replace("password=secret", "password=secret\nsupported_algorithms_uas=SHA-256,MD5\nrealm=home");
        try (TestSwitch pbx = TestSwitch.with(conf, PLAN)) {
            SipResponse response = pbx.phone("alice").knows("").request(SipMethod.OPTIONS, "", request -> {});

            assertThat(response.all(HeaderType.WWW_AUTHENTICATE))
                    .extracting(Challenge::algorithm)
                    .containsExactly("SHA-256", "MD5");
            assertThat(response.all(HeaderType.WWW_AUTHENTICATE))
                    .extracting(Challenge::realm)
                    .containsOnly("home");
            assertThat(pbx.phone("alice")
                            .request(SipMethod.OPTIONS, "", request -> {})
                            .status())
                    .isEqualTo(200);
        }
    }
}
