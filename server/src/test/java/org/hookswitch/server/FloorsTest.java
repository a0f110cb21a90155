package org.hookswitch.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of ARCHITECTURE.md: an arrow only ever points down, and rooms on one floor do not know each other. */
class FloorsTest {

    /** From the ground up; each floor knows the floors below it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("conf", "sip", "media", "handlers"),
            Set.of("dialplan", "phone"),
            Set.of("pbx"),
            Set.of("pjsip", "apps", "records", "simulate", "check", "cli"),
            Set.of("lsp", "rehearse"),
            Set.of("server"),
            Set.of("bench", "testkit"));

    private static JavaClasses classes = new ClassFileImporter().importPaths(List.of());

    @BeforeAll
    static void readTheHouse() throws IOException {
        Path house = Path.of("..").toRealPath();
        List<Path> rooms = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(house, Files::isDirectory)) {
            folders.forEach(room -> rooms.add(room.resolve("target").resolve("classes")));
        }
        rooms.removeIf(folder -> !Files.isDirectory(folder));
        classes = new ClassFileImporter().importPaths(rooms);
        assertThat(classes.size()).isGreaterThan(300);
    }

    @Test
    void noRoomKnowsARoomOnItsFloorOrAbove() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                List<String> forbidden = new ArrayList<>();
                for (int other = floor; other < FLOORS.size(); other++) {
                    FLOORS.get(other).stream()
                            .filter(r -> !r.equals(room))
                            .forEach(r -> forbidden.add("org.hookswitch." + r + ".."));
                }
                if (!forbidden.isEmpty()) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.hookswitch." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden.toArray(String[]::new))
                            .allowEmptyShould(true)
                            .check(classes);
                }
            }
        }
    }

    @Test
    void thePhoneAndTheGroundDoNotKnowThatThereIsADialplan() {
        noClasses()
                .that()
                .resideInAnyPackage("org.hookswitch.sip..", "org.hookswitch.media..", "org.hookswitch.phone..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hookswitch.dialplan..", "org.hookswitch.pbx..", "org.hookswitch.conf..")
                .check(classes);
    }

    @Test
    void timeAndSleepComeFromTheClockOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("org.hookswitch.pbx..", "org.hookswitch.dialplan..", "org.hookswitch.apps..")
                .and()
                .doNotHaveSimpleName("SystemClock")
                .and()
                .doNotHaveSimpleName("AlarmWheel")
                .and()
                .doNotHaveSimpleName("Parking")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(classes);
    }

    @Test
    void everyRoomStandsOnAFloor() {
        Set<String> known = Set.of(
                "handlers",
                "conf",
                "sip",
                "media",
                "dialplan",
                "phone",
                "pbx",
                "pjsip",
                "testkit",
                "apps",
                "records",
                "simulate",
                "check",
                "cli",
                "lsp",
                "rehearse",
                "server",
                "bench",
                "testing");
        assertThat(classes.stream()
                        .map(c -> c.getPackageName())
                        .filter(p -> p.startsWith("org.hookswitch."))
                        .map(p -> p.split("\\.", 4)[2])
                        .distinct())
                .allMatch(known::contains);
    }
}
