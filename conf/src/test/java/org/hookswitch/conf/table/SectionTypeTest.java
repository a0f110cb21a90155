package org.hookswitch.conf.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTypeTest {

    private static final OptionSpec<String> CONTEXT = OptionSpec.of("context", Values.string())
            .help("Where its calls enter the dialplan.")
            .defaultsTo("default");
    private static final OptionSpec<Boolean> DIRECT_MEDIA = OptionSpec.of("direct_media", Values.yesNo())
            .help("Whether media may flow past the switch.")
            .alias("directmedia")
            .defaultsTo(true);
    private static final OptionSpec<Duration> EXPIRATION = OptionSpec.of("expiration", Values.seconds(1, 3600))
            .help("How long a registration holds.")
            .defaultsTo(Duration.ofSeconds(60));
    private static final OptionSpec<Optional<String>> PASSWORD = OptionSpec.of("pass", Values.secret())
            .help("What the phone proves to know.")
            .optional();
    private static final OptionSpec<List<String>> MATCH = OptionSpec.of("match", Values.string())
            .help("An address its requests come from.")
            .repeated();
    private static final OptionSpec<List<Option>> CODECS =
            OptionSpec.lines("The codecs it may use, in order.", "allow", "disallow");
    private static final OptionSpec<Acl> ACL = OptionSpec.acl("permit", "deny", "Who may send requests.");
    private static final OptionSpec<List<Option>> T140 =
            OptionSpec.notSupported("t140", "there is no text in calls", "no");

    private static final SectionType PHONE = SectionType.of(
            "phone", "One telephone.", CONTEXT, DIRECT_MEDIA, EXPIRATION, PASSWORD, MATCH, CODECS, ACL, T140);

    private static final OptionSpec<String> USERNAME =
            OptionSpec.of("username", Values.string()).help("Its name.").required();
    private static final SectionType LOGIN = SectionType.of("login", "One login.", USERNAME);
    private static final SectionType WIZARD = SectionType.notSupported("wizard", "write the sections out");
    private static final SectionTypes TYPES = SectionTypes.byTypeOption("type", PHONE, LOGIN, WIZARD);

    private final Diagnostics diagnostics = new Diagnostics();

    private Conf conf(String... lines) {
        return ConfReader.in(Path.of("unused")).readText("phones.conf", String.join("\n", lines));
    }

    private Settings phone(String... lines) {
        Conf conf = conf("[6001]\n" + String.join("\n", lines));
        return PHONE.read(conf, conf.section("6001").orElseThrow(), diagnostics);
    }

    private Diagnostic only() {
        assertThat(diagnostics.list()).hasSize(1);
        return diagnostics.list().getFirst();
    }

    @Test
    void writtenOptionsGiveTypedValues() {
        Settings phone = phone("context = from-phones", "direct_media = no", "expiration = 120", "pass = x");

        assertThat(phone.get(CONTEXT)).isEqualTo("from-phones");
        assertThat(phone.get(DIRECT_MEDIA)).isFalse();
        assertThat(phone.get(EXPIRATION)).isEqualTo(Duration.ofMinutes(2));
        assertThat(phone.get(PASSWORD)).contains("x");
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void optionsThatAreNotWrittenHaveTheirDefaults() {
        Settings phone = phone();

        assertThat(phone.get(CONTEXT)).isEqualTo("default");
        assertThat(phone.get(DIRECT_MEDIA)).isTrue();
        assertThat(phone.get(PASSWORD)).isEmpty();
        assertThat(phone.get(MATCH)).isEmpty();
        assertThat(phone.get(ACL)).isEqualTo(Acl.EMPTY);
        assertThat(phone.isWritten(CONTEXT)).isFalse();
    }

    @Test
    void theDefaultsOfATypeAreThoseOfAnEmptySection() {
        assertThat(PHONE.defaults().get(EXPIRATION)).isEqualTo(phone().get(EXPIRATION));
    }

    @Test
    void namesAreReadWithoutRegardToCaseAndByTheirAliases() {
        assertThat(phone("DirectMedia = no").get(DIRECT_MEDIA)).isFalse();
    }

    @Test
    void aRepeatedOptionKeepsAllItsValues() {
        assertThat(phone("match = a", "match = b").get(MATCH)).containsExactly("a", "b");
    }

    @Test
    void linesOfSeveralNamesKeepTheirOrder() {
        assertThat(phone("disallow = all", "allow = ulaw", "allow = g722").get(CODECS))
                .extracting(Option::value)
                .containsExactly("all", "ulaw", "g722");
    }

    @Test
    void theLastOfTwoValuesCountsAndTheFirstIsNoted() {
        assertThat(phone("context = a", "context = b").get(CONTEXT)).isEqualTo("b");
        assertThat(only().severity()).isEqualTo(Severity.NOTE);
        assertThat(only().location().line()).isEqualTo(2);
    }

    @Test
    void overridingATemplateIsNotRemarkable() {
        Conf conf = conf("[base](!)", "context = a", "[s](base)", "context = b");
        Settings settings = PHONE.read(conf, conf.section("s").orElseThrow(), diagnostics);

        assertThat(settings.get(CONTEXT)).isEqualTo("b");
        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "permit=10.0.0.0/8,10.1.1.1,true",
        "permit=10.0.0.0/8,192.0.2.1,true",
        "deny=0.0.0.0/0|permit=10.0.0.0/8,192.0.2.1,false",
        "deny=0.0.0.0/0|permit=10.0.0.0/8,10.1.1.1,true",
        "permit=10.0.0.0/8|deny=0.0.0.0/0,10.1.1.1,false",
        "deny=0.0.0.0/0|permit=!10.1.0.0/16,10.1.1.1,false",
        "deny=!10.0.0.0/8,10.1.1.1,true",
    })
    void anAccessListIsReadInTheOrderOfItsLines(String lines, String address, boolean permitted) {
        Acl acl = phone(lines.split("\\|", -1)).get(ACL);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(acl.permits(InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @Test
    void oneLineOfAnAccessListMayHoldSeveralSubnets() {
        Acl acl = phone("deny = 0.0.0.0/0, ::/0", "permit = 10.0.0.0/8, 192.0.2.1")
                .get(ACL);

        assertThat(acl.rules()).hasSize(4);
        assertThat(acl.permits(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
    }

    @Test
    void anAccessListThatCannotBeReadPermitsNobody() {
        Acl acl = phone("permit = 10.0.0.0/8", "deny = 10.0.0.0/99").get(ACL);

        assertThat(acl.permits(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(acl.permits(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(only().severity()).isEqualTo(Severity.ERROR);
        assertThat(only().location()).hasToString("phones.conf:3:8");
    }

    @Test
    void anUnknownOptionIsReportedWithTheNearestName() {
        phone("contxt = x");

        assertThat(only().render()).isEqualTo("""
                phones.conf:2:1: warning: unknown option 'contxt', it is ignored [conf.unknown-option]
                  contxt = x
                  ^
                  expected: an option of phone
                  fix: write context""");
    }

    @Test
    void aBadValueIsReportedWhereItStandsAndTheDefaultIsUsed() {
        Settings phone = phone("expiration = 2h");

        assertThat(phone.get(EXPIRATION)).isEqualTo(Duration.ofMinutes(1));
        assertThat(only().render()).isEqualTo("""
                phones.conf:2:14: error: bad value for 'expiration'; the default 60 is used [conf.bad-value]
                  expiration = 2h
                               ^
                  expected: seconds, from 1 to 3600
                  found: '2h'""");
    }

    @Test
    void aDoubtfulValueIsUsedWithAWarning() {
        assertThat(phone("direct_media = perhaps").get(DIRECT_MEDIA)).isFalse();
        assertThat(only().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anOptionThatIsNotSupportedSaysWhy() {
        phone("t140 = yes");

        assertThat(only().message()).isEqualTo("option 't140' is not supported: there is no text in calls");
    }

    @Test
    void anOptionThatIsNotSupportedAndSwitchedOffIsPassedOver() {
        phone("t140 = No");

        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void whatATemplateHasWrongIsReportedOnce() {
        Conf conf = conf("[base](!)", "contxt = a", "[a](base)", "[b](base)");
        conf.sections().forEach(section -> PHONE.read(conf, section, diagnostics));

        assertThat(only().location().line()).isEqualTo(2);
    }

    @Test
    void aValueKeepsItsPlace() {
        Settings phone = phone("context = a");

        assertThat(phone.location(CONTEXT)).hasToString("phones.conf:2:11");
        assertThat(phone.location(EXPIRATION)).hasToString("phones.conf:1:1");
    }

    @Test
    void aSecretIsNeverPrinted() {
        Settings phone = phone("pass = hunter2", "pass = hunter2x", "pas = hunter2");

        assertThat(phone.toString()).contains("pass=********").doesNotContain("hunter2");
        assertThat(diagnostics.render()).contains("pass").doesNotContain("hunter2");
    }

    @Test
    void aRequiredOptionThatIsMissingIsAnError() {
        Conf conf = conf("[a]");
        Settings login = LOGIN.read(conf, conf.section("a").orElseThrow(), diagnostics);

        assertThat(login.isComplete()).isFalse();
        assertThat(only().code()).contains("conf.missing-option");
        assertThatThrownBy(() -> login.get(USERNAME)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anOptionOfAnotherTypeIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> phone().get(USERNAME)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoOptionsOfOneNameAreAMistakeOfTheTable() {
        assertThatThrownBy(() -> SectionType.of(
                        "x",
                        "x",
                        CONTEXT,
                        OptionSpec.of("Context", Values.string()).optional()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsAreEqualWhenTheSameWasWritten() {
        assertThat(phone("context = a", "match = b"))
                .isEqualTo(phone("; moved", "match = b", "context = a"))
                .isNotEqualTo(phone("context = b", "match = b"));
    }

    @Test
    void sectionsOfOneNameAreToldApartByTheirType() {
        TypedSections sections = TYPES.read(
                conf("[6001]", "type = phone", "context = a", "[6001]", "type = login", "username = b"), diagnostics);

        assertThat(sections.all()).hasSize(2);
        assertThat(sections.find(PHONE, "6001").orElseThrow().get(CONTEXT)).isEqualTo("a");
        assertThat(sections.find(LOGIN, "6001").orElseThrow().get(USERNAME)).isEqualTo("b");
        assertThat(diagnostics.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "context = a ~ ERROR ~ conf.no-type ~ 1:1",
                "type = fone ~ ERROR ~ conf.unknown-type ~ 2:8",
                "type = wizard ~ WARNING ~ conf.not-supported ~ 1:1",
            })
    void aSectionWithoutAUsableTypeIsLeftOut(String line, String severity, String code, String place) {
        assertThat(TYPES.read(conf("[6001]", line), diagnostics).all()).isEmpty();
        assertThat(only().severity()).hasToString(severity);
        assertThat(only().code()).contains(code);
        assertThat(only().location()).hasToString("phones.conf:" + place);
    }

    @Test
    void aMisspeltTypeIsSuggested() {
        TYPES.read(conf("[6001]", "type = phoen"), diagnostics);

        assertThat(only().fix()).contains("write phone");
    }

    @Test
    void ofTwoSectionsOfOneTypeAndNameTheFirstIsKept() {
        TypedSections sections = TYPES.read(
                conf("[6001]", "type = phone", "context = a", "[6001]", "type = phone", "context = b"), diagnostics);

        assertThat(sections.all(PHONE)).extracting(phone -> phone.get(CONTEXT)).containsExactly("a");
        assertThat(only().fix()).contains("to add to the first, write [6001](+type=phone)");
    }

    @Test
    void typesMayBeToldByNameWithOneForAllOthers() {
        SectionType general = SectionType.of("general", "For all.", CONTEXT);
        TypedSections sections = SectionTypes.byName(general)
                .withOthers(LOGIN)
                .read(conf("[general]", "context = a", "[bob]", "username = bob"), diagnostics);

        assertThat(sections.only(general).get(CONTEXT)).isEqualTo("a");
        assertThat(sections.all(LOGIN)).extracting(Settings::name).containsExactly("bob");
        assertThat(diagnostics.list()).isEmpty();
    }

    @Test
    void aSectionOfAnUnknownNameIsReported() {
        SectionTypes.byName(SectionType.of("general", "For all.", CONTEXT)).read(conf("[generel]"), diagnostics);

        assertThat(only().fix()).contains("write general");
    }

    @Test
    void aSectionThatIsMissingHasItsDefaults() {
        TypedSections sections = TYPES.read(conf(), diagnostics);

        assertThat(sections.only(PHONE).get(CONTEXT)).isEqualTo("default");
    }
}
