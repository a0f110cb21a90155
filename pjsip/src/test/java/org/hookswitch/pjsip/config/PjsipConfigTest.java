package org.hookswitch.pjsip.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Severity;
import org.hookswitch.media.Codec;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.auth.DigestAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PjsipConfigTest {

    private static final String TRANSPORT = """
            [udp]
            type=transport
            protocol=udp
            bind=0.0.0.0
            """;

    @TempDir
    Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private Optional<PjsipConfig> read(String text) throws IOException {
        return readWhole(TRANSPORT + text);
    }

    private Optional<PjsipConfig> readWhole(String text) throws IOException {
        Files.writeString(folder.resolve("pjsip.conf"), text);
        return PjsipConfig.read(ConfReader.in(folder), diagnostics);
    }

    private List<String> errors() {
        return diagnostics.list().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }

    private List<String> warnings() {
        return diagnostics.list().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void aPhoneAsEverybodyWritesItIsReadWithoutAWord() throws IOException {
        PjsipConfig config = read("""
                        [phone](!)
                        type=endpoint
                        context=from-internal
                        disallow=all
                        allow=alaw,ulaw
                        direct_media=no

                        [6001](phone)
                        auth=6001
                        aors=6001
                        callerid=Alice <6001>

                        [6001]
                        type=auth
                        auth_type=userpass
                        username=6001
                        password=secret

                        [6001]
                        type=aor
                        max_contacts=1
                        """).orElseThrow();

        EndpointConfig endpoint = config.endpoint("6001").orElseThrow();
        assertThat(diagnostics.list()).isEmpty();
        assertThat(endpoint.get(EndpointSignalling.CONTEXT)).isEqualTo("from-internal");
        assertThat(endpoint.codecs()).containsExactly(Codec.ALAW, Codec.ULAW);
        assertThat(endpoint.auths()).extracting(AuthConfig::username).containsExactly("6001");
        assertThat(endpoint.aors()).extracting(AorConfig::name).containsExactly("6001");
        assertThat(endpoint.get(EndpointParties.CALLERID).orElseThrow().toString())
                .isEqualTo("\"Alice\" <6001>");
        assertThat(config.aor("6001").orElseThrow().get(AorOptions.MAX_CONTACTS))
                .isEqualTo(1);
    }

    @Test
    void aTransportWithoutAPortIsBoundTo5060() throws IOException {
        assertThat(read("").orElseThrow().transports().getFirst().bind())
                .isEqualTo(new InetSocketAddress("0.0.0.0", 5060));
    }

    @Test
    void port0TakesAnyFreePort() throws IOException {
        PjsipConfig config =
                readWhole("[t]\ntype=transport\nbind=127.0.0.1:0\n").orElseThrow();

        assertThat(config.transports().getFirst().bind())
                .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth=nobody            | pjsip.conf:8:6: error: there is no auth 'nobody' [pjsip.unknown-auth]",
                "aors=nobody            | pjsip.conf:8:6: error: there is no aor 'nobody' [pjsip.unknown-aor]",
                "outbound_auth=nobody   | pjsip.conf:8:15: error: there is no auth 'nobody' [pjsip.unknown-auth]",
                "transport=tcp          | pjsip.conf:8:11: error: there is no transport 'tcp' [pjsip.unknown-transport]",
                "acl=office             | pjsip.conf:8:5: error: there is no section [office] in acl.conf [pjsip.unknown-acl]",
                "outbound_proxy=there   | pjsip.conf:8:16: error: 'there' is no SIP URI [pjsip.bad-uri]",
                "set_var=GREETING       | pjsip.conf:8:9: error: 'GREETING' sets nothing [pjsip.set-var]",
                "allow=ulav             | pjsip.conf:8:7: error: unknown codec 'ulav'; there are",
                "media_encryption=sdes  | pjsip.conf:8:18: error: bad value for 'media_encryption'; the default no is used"
                        + " [conf.bad-value]",
                "redirect_method=uri_pjsip | pjsip.conf:8:17: error: bad value for 'redirect_method'; the default user is"
                        + " used [conf.bad-value]"
            })
    void whatAnEndpointNamesMustBeThere(String line, String error) throws IOException {
        Optional<PjsipConfig> config =
                read("[6001]\ntype=endpoint\ncontext=phones\n" + line + "\nallow=alaw\nidentify_by=ip\n");

        assertThat(config).isEmpty();
        assertThat(errors()).singleElement().asString().startsWith(error);
    }

    @Test
    void anEndpointNeedsAContext() throws IOException {
        assertThat(read("[6001]\ntype=endpoint\nallow=alaw\nidentify_by=ip\n")).isEmpty();

        assertThat(errors())
                .containsExactly(
                        "pjsip.conf:5:1: error: section [6001] needs the option 'context' [conf.missing-option]");
    }

    @Test
    void anEndpointWithoutAnyCodecThatIsThereIsAnError() throws IOException {
        assertThat(read("[6001]\ntype=endpoint\ncontext=phones\nallow=g729,opus\nidentify_by=ip\n"))
                .isEmpty();

        assertThat(warnings()).hasSize(2).allMatch(text -> text.contains("is not supported and left out"));
        assertThat(errors()).singleElement().asString().contains("[6001] has no codec that is there");
    }

    @Test
    void theNearestNameIsOffered() throws IOException {
        read("""
                [6001]
                type=endpoint
                context=phones
                allow=alaw
                auth=6001-aut

                [6001-auth]
                type=auth
                username=6001
                password=secret
                """);

        assertThat(diagnostics.render()).contains("write 6001-auth");
    }

    @Test
    void whoeverMayCallWithoutAPasswordIsWarnedOf() throws IOException {
        assertThat(read("[guest]\ntype=endpoint\ncontext=public\nallow=alaw\n")).isPresent();

        assertThat(warnings())
                .containsExactly("pjsip.conf:5:1: warning: anybody who calls himself guest may call: it has no auth"
                        + " [pjsip.open-endpoint]");
    }

    @Test
    void aTrunkThatIsKnownByItsAddressAloneIsNotWarnedOf() throws IOException {
        assertThat(read("""
                                [trunk]
                                type=endpoint
                                context=from-trunk
                                allow=alaw
                                identify_by=ip

                                [trunk]
                                type=identify
                                endpoint=trunk
                                match=192.0.2.0/24
                                match=198.51.100.7
                                """)).isPresent();

        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!all,alaw,ulaw    | alaw ulaw",
                "!all,gsm,ulaw     | gsm ulaw",
                "ulaw,alaw,!ulaw   | alaw",
                "ulaw,alaw,ulaw    | alaw ulaw",
                "alaw:20           | alaw"
            })
    void codecsKeepTheOrderInWhichTheyAreAllowed(String allow, String codecs) throws IOException {
        PjsipConfig config = read("[e]\ntype=endpoint\ncontext=c\nidentify_by=ip\nallow=" + allow + "\n")
                .orElseThrow();

        assertThat(config.endpoint("e").orElseThrow().codecs().stream()
                        .map(Codec::configName)
                        .toList())
                .containsExactly(codecs.split(" "));
    }

    @Test
    void allAreThoseThatAreThere() throws IOException {
        PjsipConfig config = read("[e]\ntype=endpoint\ncontext=c\nidentify_by=ip\nallow=all\n")
                .orElseThrow();

        assertThat(config.endpoint("e").orElseThrow().codecs())
                .containsExactlyElementsOf(CodecLines.AVAILABLE)
                .contains(Codec.ULAW, Codec.ALAW);
    }

    @Test
    void disallowTakesCodecsOutOfWhatWasAllowedBefore() throws IOException {
        PjsipConfig config = read("[e]\ntype=endpoint\ncontext=c\nidentify_by=ip\nallow=ulaw,alaw\ndisallow=ulaw\n")
                .orElseThrow();

        assertThat(config.endpoint("e").orElseThrow().codecs()).containsExactly(Codec.ALAW);
    }

    @Test
    void directMediaIsNamedWhenItIsAskedForAndOnlyThen() throws IOException {
        String endpoint = "[e]\ntype=endpoint\ncontext=c\nidentify_by=ip\nallow=alaw\n";
        assertThat(read(endpoint + "direct_media=no\n")).isPresent();
        assertThat(diagnostics.list()).isEmpty();

        assertThat(read(endpoint + "direct_media=yes\n")).isPresent();
        assertThat(warnings())
                .containsExactly("pjsip.conf:10:1: warning: option 'direct_media' is not supported: media always flows"
                        + " through the switch, as with direct_media=no [conf.not-supported]");
    }

    @Test
    void anAorThatNobodyCanReachIsWarnedOf() throws IOException {
        assertThat(read("[6001]\ntype=aor\n")).isPresent();

        assertThat(warnings()).singleElement().asString().contains("[6001] has no contact and lets nobody register");
    }

    @Test
    void staticContactsAreReadWithTheirParameters() throws IOException {
        PjsipConfig config = read("[trunk]\ntype=aor\ncontact=sip:192.0.2.9:5080\\;transport=udp\n")
                .orElseThrow();

        assertThat(config.aor("trunk").orElseThrow().contacts())
                .containsExactly(
                        SipUri.parse("sip:192.0.2.9:5080;transport=udp").orElseThrow());
    }

    @Test
    void withoutATransportThereIsNoStart() throws IOException {
        assertThat(readWhole("[global]\ntype=global\n")).isEmpty();

        assertThat(errors())
                .containsExactly("pjsip.conf: error: there is no transport, so nothing could be received"
                        + " [pjsip.no-transport]");
    }

    @Test
    void twoTransportsAtOneAddressAreAnError() throws IOException {
        assertThat(read("[again]\ntype=transport\nbind=0.0.0.0:5060\n")).isEmpty();

        assertThat(errors()).singleElement().asString().contains("transport [udp] is bound to the same address");
    }

    @Test
    void typesThatAreNotSupportedAreNamedWithTheirPlace() throws IOException {
        assertThat(read("[provider]\ntype=registration\nserver_uri=sip:x\n")).isPresent();

        assertThat(warnings())
                .containsExactly("pjsip.conf:5:1: warning: sections of type registration are not supported:"
                        + " the switch does not register itself elsewhere [conf.not-supported]");
    }

    @Test
    void digestsMayStandInPlaceOfThePassword() throws IOException {
        PjsipConfig config = read("""
                        [a]
                        type=auth
                        auth_type=digest
                        username=alice
                        supported_algorithms_uas=SHA-256,MD5
                        password_digest=MD5:0123456789ABCDEF0123456789abcdef
                        password_digest=SHA-256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

                        [e]
                        type=endpoint
                        context=c
                        allow=alaw
                        auth=a
                        """).orElseThrow();

        AuthConfig auth = config.endpoint("e").orElseThrow().auths().getFirst();
        assertThat(auth.secret().ha1(DigestAlgorithm.MD5, "alice", "asterisk"))
                .contains("0123456789abcdef0123456789abcdef");
        assertThat(auth.challenges()).containsExactly(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
    }

    @Test
    void aBadDigestIsAnErrorThatDoesNotShowIt() throws IOException {
        assertThat(read("[a]\ntype=auth\nusername=alice\nmd5_cred=5ecret\n")).isEmpty();

        assertThat(diagnostics.render()).contains("md5_cred is no MD5 digest").doesNotContain("5ecret");
    }

    @Test
    void credentialsWithoutAPasswordAreAnError() throws IOException {
        assertThat(read("[a]\ntype=auth\nusername=alice\n")).isEmpty();

        assertThat(errors()).singleElement().asString().contains("[a] has neither password nor password_digest");
    }

    @Test
    void anIdentifyRuleMustSayByWhat() throws IOException {
        assertThat(read("[i]\ntype=identify\nendpoint=nobody\n")).isEmpty();

        assertThat(errors())
                .hasSize(2)
                .anyMatch(text -> text.contains("there is no endpoint 'nobody'"))
                .anyMatch(text -> text.contains("says nothing by which a request could be known"));
    }

    @Test
    void aHeaderIsMatchedByTextOrByExpression() throws IOException {
        PjsipConfig config = read("""
                        [e]
                        type=endpoint
                        context=c
                        allow=alaw
                        identify_by=header

                        [i]
                        type=identify
                        endpoint=e
                        match_header=X-Trunk: /^north-[0-9]+$/
                        """).orElseThrow();

        var header = config.identifies().getFirst().header().orElseThrow();
        assertThat(header.header().toString()).isEqualTo("X-Trunk");
        assertThat(header.value().matches("north-12")).isTrue();
        assertThat(header.value().matches("north-")).isFalse();
    }

    @Test
    void accessListsMayStandInAclConf() throws IOException {
        Files.writeString(folder.resolve("acl.conf"), "[office]\ndeny=0.0.0.0/0\npermit=10.0.0.0/8\n");
        PjsipConfig config = read("[a]\ntype=acl\nacl=office\n").orElseThrow();

        assertThat(config.acls().getFirst().permits(InetAddress.ofLiteral("10.1.2.3")))
                .isTrue();
        assertThat(config.acls().getFirst().permits(InetAddress.ofLiteral("192.0.2.1")))
                .isFalse();
    }

    @Test
    void externalAddressesAreToldToThoseBeyondTheLocalNets() throws IOException {
        PjsipConfig config = readWhole("""
                        [nat]
                        type=transport
                        bind=0.0.0.0:5070
                        local_net=192.168.0.0/16
                        local_net=10.0.0.0/8
                        external_signaling_address=203.0.113.5
                        external_media_address=203.0.113.6
                        tos=cs3
                        """).orElseThrow();

        TransportConfig transport = config.transports().getFirst();
        assertThat(transport.isLocal(InetAddress.ofLiteral("10.9.8.7"))).isTrue();
        assertThat(transport.isLocal(InetAddress.ofLiteral("203.0.113.77"))).isFalse();
        assertThat(transport.externalMedia()).contains(InetAddress.ofLiteral("203.0.113.6"));
        assertThat(transport.get(TransportOptions.TOS)).isEqualTo(0x60);
    }

    @Test
    void rtpConfGivesPortsAndTimes() throws IOException {
        Files.writeString(
                folder.resolve("rtp.conf"),
                "[general]\nrtpstart=20001\nrtpend=20999\nstrictrtp=no\nprobation=8\ndtmftimeout=4000\n");
        PjsipConfig config = read("").orElseThrow();

        assertThat(config.rtp().firstPort()).isEqualTo(20_002);
        assertThat(config.rtp().lastPort()).isEqualTo(20_999);
        assertThat(config.rtp().strict()).isFalse();
        assertThat(config.rtp().probation()).isEqualTo(8);
        assertThat(config.rtp().digitTimeout()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void anRtpRangeWithoutRoomIsAnError() throws IOException {
        Files.writeString(folder.resolve("rtp.conf"), "[general]\nrtpstart=20000\nrtpend=20000\n");
        assertThat(read("")).isEmpty();

        assertThat(errors()).singleElement().asString().startsWith("rtp.conf:3:8: error: rtpend leaves no pair");
    }

    @ParameterizedTest
    @CsvSource({"ef, 184", "EF, 184", "cs3, 96", "af41, 136", "0x10, 16", "184, 184", "no, 0"})
    void trafficClassesHaveNamesAndNumbers(String text, int value) throws IOException {
        PjsipConfig config = read("[e]\ntype=endpoint\ncontext=c\nidentify_by=ip\nallow=alaw\ntos_audio=" + text + "\n")
                .orElseThrow();

        assertThat(config.endpoint("e").orElseThrow().get(EndpointMedia.TOS_AUDIO))
                .isEqualTo(value);
    }
}
