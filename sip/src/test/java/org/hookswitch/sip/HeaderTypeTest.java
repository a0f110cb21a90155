package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTypeTest {
    private static <T> T read(HeaderType<T> type, String text) {
        return type.parse(text).orElseThrow(() -> new AssertionError("not a " + type + ": " + text));
    }

    private static <T> void written(HeaderType<T> type, String text) {
        assertThat(read(type, text)).hasToString(text);
    }

    private static void malformed(HeaderType<?> type, String... texts) {
        for (String text : texts) {
            assertThat(type.parse(text)).as("%s: %s", type, text).isEmpty();
        }
    }

    // ---- addresses ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sip:bob@x;tag=1                     | ``            | sip:bob@x         | <sip:bob@x>;tag=1",
                "<sip:bob@x;lr>;tag=1                | ``            | sip:bob@x;lr      | <sip:bob@x;lr>;tag=1",
                "Bob <sip:bob@x>;tag=1               | Bob           | sip:bob@x         | \"Bob\" <sip:bob@x>;tag=1",
                "Bob Lee<sip:bob@x>;tag=1            | Bob Lee       | sip:bob@x         | \"Bob Lee\" <sip:bob@x>;tag=1",
                "Bob (home) <sip:bob@x>;tag=1        | Bob (home)    | sip:bob@x         | \"Bob (home)\" <sip:bob@x>;tag=1",
                "\"B \\\"b\\\" <c>,\" <sip:bob@x>;tag=1 | B \"b\" <c>,  | sip:bob@x         | \"B \\\"b\\\" <c>,\" <sip:bob@x>;tag=1",
                "\"\" <tel:+1-2>;tag=1               | ``            | tel:+1-2          | <tel:+1-2>;tag=1",
                "  <sip:bob@x> ; tag = 1             | ``            | sip:bob@x         | <sip:bob@x>;tag=1",
                "J\u00fcrgen <sip:j@x>;tag=1         | J\u00fcrgen   | sip:j@x           | \"J\u00fcrgen\" <sip:j@x>;tag=1"
            })
    void anAddressHasANameAUriAndParameters(String text, String name, String uri, String written) {
        NameAddr address = NameAddr.parse(text).orElseThrow();
        assertThat(address.displayName()).isEqualTo(name);
        assertThat(address.uri()).hasToString(uri);
        assertThat(address.tag()).contains("1");
        assertThat(address).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "<sip:a@b",
                "sip:a@b>",
                "\"Bob <sip:a@b>",
                "\"Bob\" sip:a@b",
                "Bob, Lee <sip:a@b>",
                "<sip:a@b>;",
                "<sip:a@b>;;tag=1",
                "<sip:a@b>;tag=",
                "<sip:a@b>;tag=\"x",
                "< sip:a@b>",
                "<sip:a@b> x",
                "sip:a@b?x=y",
                "<sip:a@b>,<sip:c@d>"
            })
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(NameAddr.parse(text)).isEmpty();
    }

    @Test
    void aContactIsAnAddressOrAStar() {
        assertThat(read(HeaderType.CONTACT, "*")).isEqualTo(new Contact.Any());
        Contact.Address c = (Contact.Address) read(HeaderType.CONTACT, "<sip:a@b>;q=0.5;expires=60");
        assertThat(c.q()).isEqualTo(500);
        assertThat(c.expires()).contains(60L);
        Contact.Address odd = (Contact.Address) read(HeaderType.CONTACT, "<sip:a@b>;q=7;expires=soon");
        assertThat(odd.q()).isEqualTo(1000);
        assertThat(odd.expires()).contains(3600L);
        assertThat(((Contact.Address) read(HeaderType.CONTACT, "sip:a@b")).expires())
                .isEmpty();
        malformed(HeaderType.CONTACT, "* x", "<*>");
    }

    @Test
    void valuesInOneLineAreSplitOnlyAtCommasOutsideQuotesAndBrackets() {
        List<Contact> all = HeaderType.CONTACT.read(Cursor.of("\"a, b\" <sip:x,y@h> , <sip:c@d>;p=\"1,2\",sip:e@f"));
        assertThat(all)
                .extracting(Contact::toString)
                .containsExactly("\"a, b\" <sip:x,y@h>", "<sip:c@d>;p=\"1,2\"", "<sip:e@f>");
    }

    @Test
    void whoDivertedIsReadWithWhy() {
        Diversion d = read(HeaderType.DIVERSION, "\"B\" <sip:b@x>;reason=no-answer;counter=3;privacy=off;screen=yes");
        assertThat(d.reason()).contains("no-answer");
        assertThat(d.counter()).isEqualTo(3);
        assertThat(d.privacy()).contains("off");
        assertThat(d.screen()).contains("yes");
        assertThat(read(HeaderType.DIVERSION, "<tel:+1>").counter()).isEqualTo(1);
        written(HeaderType.DIVERSION, "\"B\" <sip:b@x>;reason=no-answer;counter=3");
    }

    @Test
    void aHistoryEntryHasItsReasonInTheUri() {
        HistoryInfo h = read(
                HeaderType.HISTORY_INFO,
                "<sip:b@x?Reason=SIP%3Bcause%3D302%3Btext%3D%22moved%22&Privacy=history>;index=1.1;mp=1");
        assertThat(h.index()).isEqualTo("1.1");
        assertThat(h.reason().orElseThrow().cause()).isEqualTo(302);
        assertThat(h.isPrivate()).isTrue();
        assertThat(read(HeaderType.HISTORY_INFO, "<sip:b@x>;index=1").isPrivate())
                .isFalse();
    }

    @Test
    void aRemotePartyIdSaysWhetherItMayBeShown() {
        RemotePartyId r = read(HeaderType.REMOTE_PARTY_ID, "\"B\" <sip:b@x>;party=called;privacy=full;screen=yes");
        assertThat(r.party()).contains("called");
        assertThat(r.privacy()).isEqualTo("full");
        assertThat(r.isScreened()).isTrue();
        assertThat(read(HeaderType.REMOTE_PARTY_ID, "<sip:b@x>").privacy()).isEqualTo("off");
    }

    @Test
    void privacyIsASetOfWords() {
        assertThat(read(HeaderType.PRIVACY, "User; id").has("id")).isTrue();
        assertThat(read(HeaderType.PRIVACY, "User; id").has("user")).isTrue();
        assertThat(Privacy.of("id", "user")).hasToString("id;user");
        malformed(HeaderType.PRIVACY, "", ";id", "id;");
    }

    // ---- the others ----

    @Test
    void aViaIsReadWithSpacesWhereverTheyMayStand() {
        Via via = read(HeaderType.VIA, "SIP / 2.0 / UDP  first.example.com : 4000 ; ttl=16 ;maddr=224.2.0.1");
        assertThat(via).hasToString("SIP/2.0/UDP first.example.com:4000;ttl=16;maddr=224.2.0.1");
        assertThat(via.maddr()).contains("224.2.0.1");
        assertThat(read(HeaderType.VIA, "SIP/2.0/TLS h;rport=5070").rport()).isEqualTo(5070);
        malformed(
                HeaderType.VIA,
                "SIP/2.0/UDP",
                "SIP/2.0 h",
                "SIP//UDP h",
                "SIP/2.0/UDPh",
                "SIP/2.0/UDP h:",
                "SIP/2.0/UDP h:99999",
                "SIP/2.0/UDP h;",
                "SIP/2.0/UDP h x");
    }

    @Test
    void numbersAreBounded() {
        assertThat(read(HeaderType.CSEQ, "2147483647 INVITE").number()).isEqualTo(CSeq.MAX);
        malformed(HeaderType.CSEQ, "2147483648 INVITE", "-1 INVITE", "INVITE", "1", "1INVITE", "1 INVITE x");
        assertThat(read(HeaderType.EXPIRES, "4294967295")).isEqualTo(4294967295L);
        malformed(HeaderType.EXPIRES, "4294967296", "", "1.5", "-1", "1 s");
        malformed(HeaderType.MAX_FORWARDS, "256");
        assertThat(read(HeaderType.RACK, "776656 1 INVITE"))
                .isEqualTo(new RAck(776656, 1, SipMethod.INVITE))
                .hasToString("776656 1 INVITE");
        malformed(HeaderType.RACK, "1 INVITE", "1 2", "1  INVITE 2");
    }

    @Test
    void aReasonHasACauseAndAText() {
        assertThat(Reason.q850(16, "Normal \"clearing\""))
                .hasToString("Q.850;cause=16;text=\"Normal \\\"clearing\\\"\"");
        List<Reason> both = HeaderType.REASON.read(Cursor.of("SIP;cause=200;text=\"a, b\", q.850 ;cause=16"));
        assertThat(both).hasSize(2);
        assertThat(both).extracting(Reason::cause).containsExactly(200, 16);
        assertThat(both).extracting(Reason::isQ850).containsExactly(false, true);
        assertThat(read(HeaderType.REASON, "SIP;cause=200;text=\"a, b\"").text())
                .contains("a, b");
        assertThat(read(HeaderType.REASON, "Preemption").cause()).isEqualTo(-1);
    }

    @Test
    void aWarningHasACodeAnAgentAndAText() {
        assertThat(read(HeaderType.WARNING, "307 isi.edu:5060 \"Session \\\"foo\\\"\""))
                .isEqualTo(new Warning(307, "isi.edu:5060", "Session \"foo\""))
                .hasToString("307 isi.edu:5060 \"Session \\\"foo\\\"\"");
        malformed(HeaderType.WARNING, "1812 overture \"x\"", "30 h \"x\"", "307 \"x\"", "307 h x", "307 h \"x");
    }

    @Test
    void aRetryAfterMayHaveACommentAndAnEnd() {
        RetryAfter r = read(HeaderType.RETRY_AFTER, "18000 (in a (long) meeting);duration=3600");
        assertThat(r.seconds()).isEqualTo(18000);
        assertThat(r.comment()).isEqualTo("in a (long) meeting");
        assertThat(r.params().number("duration", 9999)).isEqualTo(3600);
        written(HeaderType.RETRY_AFTER, "18000 (in a (long) meeting);duration=3600");
        assertThat(RetryAfter.of(5)).hasToString("5");
        malformed(HeaderType.RETRY_AFTER, "x", "5 (open", "5 (a\\");
    }

    @Test
    void sessionTimersAreRead() {
        SessionExpires s = read(HeaderType.SESSION_EXPIRES, "1800 ;Refresher=UAS");
        assertThat(s.seconds()).isEqualTo(1800);
        assertThat(s.refresher()).contains("uas");
        assertThat(SessionExpires.of(90, "uac")).hasToString("90;refresher=uac");
    }

    /** RFC 3325 §9.1: at most a SIP and a tel URI; RFC 3892 §2 and RFC 3515 §2.1: an address each. */
    @Test
    void assertedReferredAndReferringPartiesAreAddresses() {
        List<NameAddr> asserted = HeaderType.P_ASSERTED_IDENTITY.read(
                Cursor.of("\"Cullen\" <sip:fluffy@example.com>, <tel:+14085264000>"));
        assertThat(asserted).hasSize(2);
        assertThat(Objects.requireNonNull(asserted).getFirst().displayName()).isEqualTo("Cullen");
        assertThat(asserted.getLast().uri().user()).isEqualTo("+14085264000");
        NameAddr by = read(HeaderType.REFERRED_BY, "<sip:referrer@example>;cid=\"2UWQFN309shb3@x\"");
        assertThat(by.uri().user()).isEqualTo("referrer");
        assertThat(read(HeaderType.REFER_TO, "sip:carol@cleveland.example.org")
                        .uri()
                        .user())
                .isEqualTo("carol");
        malformed(HeaderType.REFER_TO, "", "<sip:x");
    }

    /** RFC 5806 §6: the newest diversion comes first. */
    @Test
    void severalDiversionsKeepTheirOrder() {
        List<Diversion> all = HeaderType.DIVERSION.read(
                Cursor.of("<sip:c@x>;reason=no-answer, <sip:b@x>;reason=\"user-busy\";counter=2"));
        assertThat(all).extracting(d -> d.address().uri().user()).containsExactly("c", "b");
        assertThat(Objects.requireNonNull(all).getLast().counter()).isEqualTo(2);
    }

    @Test
    void replacesNeedsBothTags() {
        Replaces r = read(HeaderType.REPLACES, "98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff;early-only");
        assertThat(r.callId()).isEqualTo("98732@sip.example.com");
        assertThat(r.fromTag()).isEqualTo("r33th4x0r");
        assertThat(r.toTag()).isEqualTo("ff87ff");
        assertThat(r.earlyOnly()).isTrue();
        assertThat(Replaces.of("a@b", "t", "f")).hasToString("a@b;to-tag=t;from-tag=f");
        NameAddr referTo = read(HeaderType.REFER_TO, "<sip:b@x?Replaces=a%40b%3Bto-tag%3Dt%3Bfrom-tag%3Df>");
        assertThat(referTo.uri().sip().flatMap(u -> u.header("Replaces")).flatMap(Replaces::parse))
                .contains(Replaces.of("a@b", "t", "f"));
        malformed(HeaderType.REPLACES, "a@b", "a@b;to-tag=1", ";to-tag=1;from-tag=2");
    }

    @Test
    void eventsMatchByPackageAndId() {
        assertThat(read(HeaderType.EVENT, "dialog;id=7").matches(new Event("dialog", Params.of("id", "7"))))
                .isTrue();
        assertThat(read(HeaderType.EVENT, "dialog").matches(read(HeaderType.EVENT, "dialog;id=7")))
                .isFalse();
        SubscriptionState s = read(HeaderType.SUBSCRIPTION_STATE, "terminated;reason=deactivated;retry-after=3");
        assertThat(s.isTerminated()).isTrue();
        assertThat(s.reason()).contains("deactivated");
        assertThat(s.retryAfter()).isEqualTo(3);
        assertThat(SubscriptionState.active(600)).hasToString("active;expires=600");
    }

    @Test
    void bodiesAreDescribed() {
        MediaType t = read(HeaderType.CONTENT_TYPE, "Application/SDP ; charset=\"utf-8\"");
        assertThat(t.is(MediaType.SDP)).isTrue();
        assertThat(t.params().get("Charset")).contains("utf-8");
        assertThat(read(HeaderType.ACCEPT, "*/*").covers(MediaType.SDP)).isTrue();
        assertThat(read(HeaderType.ACCEPT, "application/*").covers(MediaType.SDP))
                .isTrue();
        assertThat(read(HeaderType.ACCEPT, "text/*").covers(MediaType.SDP)).isFalse();
        assertThat(read(HeaderType.CONTENT_DISPOSITION, "render;handling=Optional")
                        .isOptional())
                .isTrue();
        malformed(HeaderType.CONTENT_TYPE, "text", "text/", "/plain", "text/plain;");
    }

    @Test
    void challengesAndCredentialsAreReadWithTheirCommas() {
        Challenge c = read(
                HeaderType.WWW_AUTHENTICATE,
                "digest realm=\"a, b\",nonce=\"x==\" , qop=\"auth, auth-int\", algorithm=SHA-256, stale=TRUE");
        assertThat(c.isDigest()).isTrue();
        assertThat(c.realm()).isEqualTo("a, b");
        assertThat(c.nonce()).isEqualTo("x==");
        assertThat(c.qop()).containsExactly("auth", "auth-int");
        assertThat(c.algorithm()).isEqualTo("SHA-256");
        assertThat(c.stale()).isTrue();
        Credentials k = read(
                HeaderType.AUTHORIZATION,
                "Digest username=\"bob\", realm=\"r\", nonce=\"n\", uri=\"sip:x\", response=\"0f\", qop=auth, nc=00000001, cnonce=\"c\"");
        assertThat(k.nc()).isEqualTo("00000001");
        assertThat(k.qop()).isEqualTo("auth");
        malformed(HeaderType.AUTHORIZATION, "Digest", "Digest username=\"bob", "Digest username=", "Digest a=b c=d");
    }

    @Test
    void theDateIsOfGreenwich() {
        SipDate date = read(HeaderType.DATE, "Sat, 13 Nov 2010 23:29:00 GMT");
        assertThat(date.instant()).hasToString("2010-11-13T23:29:00Z");
        assertThat(date).hasToString("Sat, 13 Nov 2010 23:29:00 GMT");
        malformed(HeaderType.DATE, "Sat, 13 Nov 2010 23:29:00 EST", "Sun, 13 Nov 2010 23:29:00 GMT", "now");
    }

    @Test
    void listsOfTokensMayBeEmpty() {
        assertThat(HeaderType.SUPPORTED.read(Cursor.of(""))).isEmpty();
        assertThat(HeaderType.SUPPORTED.read(Cursor.of("a , b,c"))).containsExactly("a", "b", "c");
        assertThat(HeaderType.SUPPORTED.read(Cursor.of("a,,b"))).isNull();
    }

    @Test
    void aLineOfEndlessValuesOrParametersIsMalformed() {
        assertThat(HeaderType.SUPPORTED.read(Cursor.of("a,".repeat(500) + "a"))).isNull();
        assertThat(NameAddr.parse("<sip:a@b>" + ";x".repeat(500))).isEmpty();
    }
}
