import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the test reports of the rooms given as arguments; run by ./verify from its source.
 *
 * <p>Ends with the line "N passed, N failed, N skipped"; the exit code is 1 when a test failed or none passed.
 */
final class TestSummary {

    private static final int SLOWEST = 5;
    private static final int FAILURE_LINES = 12;

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private record Test(String room, String name, double seconds, Outcome outcome, String reason, String details) {}

    private TestSummary() {}

    public static void main(String[] rooms) {
        List<Test> tests = Stream.of(rooms)
                .map(Path::of)
                .flatMap(room -> reports(room).stream().flatMap(report -> read(room, report).stream()))
                .toList();
        printRooms(tests);
        printSlowest(tests);
        printSkipped(tests);
        printFailed(tests);
        long passed = count(tests, Outcome.PASSED);
        long failed = count(tests, Outcome.FAILED);
        System.out.printf("%n%d passed, %d failed, %d skipped%n", passed, failed, count(tests, Outcome.SKIPPED));
        System.exit(failed > 0 || passed == 0 ? 1 : 0);
    }

    private static List<Path> reports(Path room) {
        Path folder = room.resolve("target/surefire-reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Test> read(Path room, Path report) {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            var tests = new ArrayList<Test>();
            for (int i = 0; i < cases.getLength(); i++) {
                tests.add(test(room.getFileName().toString(), (Element) cases.item(i)));
            }
            return tests;
        } catch (Exception e) {
            // A test JVM that died leaves half a report; that is a failure, with the file to look at.
            return List.of(new Test(
                    room.getFileName().toString(), report.toString(), 0, Outcome.FAILED, "unreadable: " + e, ""));
        }
    }

    private static Test test(String room, Element testcase) {
        String className = testcase.getAttribute("classname");
        String name = className.substring(className.lastIndexOf('.') + 1) + "." + testcase.getAttribute("name");
        String time = testcase.getAttribute("time").replace(",", "");
        double seconds = time.isEmpty() ? 0 : Double.parseDouble(time);
        for (String tag : List.of("failure", "error", "skipped")) {
            if (testcase.getElementsByTagName(tag).item(0) instanceof Element told) {
                Outcome outcome = tag.equals("skipped") ? Outcome.SKIPPED : Outcome.FAILED;
                return new Test(room, name, seconds, outcome, told.getAttribute("message").strip(), told.getTextContent().strip());
            }
        }
        return new Test(room, name, seconds, Outcome.PASSED, "", "");
    }

    private static void printRooms(List<Test> tests) {
        System.out.printf("%-12s %7s %7s %8s %8s%n", "room", "passed", "failed", "skipped", "seconds");
        Map<String, List<Test>> byRoom = tests.stream().collect(Collectors.groupingBy(Test::room, TreeMap::new, Collectors.toList()));
        byRoom.forEach((room, its) -> System.out.printf(
                "%-12s %7d %7d %8d %8.1f%n",
                room,
                count(its, Outcome.PASSED),
                count(its, Outcome.FAILED),
                count(its, Outcome.SKIPPED),
                its.stream().mapToDouble(Test::seconds).sum()));
    }

    private static void printSlowest(List<Test> tests) {
        System.out.printf("%nSlowest:%n");
        tests.stream()
                .sorted(Comparator.comparingDouble(Test::seconds).reversed())
                .limit(SLOWEST)
                .forEach(test -> System.out.printf("%8.1f s  %s %s%n", test.seconds, test.room, test.name));
    }

    private static void printSkipped(List<Test> tests) {
        Map<String, Long> reasons = tests.stream()
                .filter(test -> test.outcome == Outcome.SKIPPED)
                .collect(Collectors.groupingBy(
                        test -> test.room + ": " + test.reason.lines().findFirst().orElse("no reason given"),
                        TreeMap::new,
                        Collectors.counting()));
        if (!reasons.isEmpty()) {
            System.out.printf("%nSkipped:%n");
            reasons.forEach((reason, times) -> System.out.printf("%5d  %s%n", times, reason));
        }
    }

    private static void printFailed(List<Test> tests) {
        for (Test test : tests) {
            if (test.outcome == Outcome.FAILED) {
                System.out.printf("%nFAILED %s %s: %s%n", test.room, test.name, test.reason);
                test.details.lines().limit(FAILURE_LINES).forEach(line -> System.out.println("    " + line));
            }
        }
    }

    private static long count(List<Test> tests, Outcome outcome) {
        return tests.stream().filter(test -> test.outcome == outcome).count();
    }
}
