package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Splitting of arguments, options and places. */
class ArgumentsTest {

    static List<Table.Row> splits() {
        return Table.read("arguments.tsv");
    }

    @ParameterizedTest
    @MethodSource("splits")
    void argumentsAreSplitAsTheTableSays(Table.Row row) {
        int maximum = row.get(0).equals("*") ? Integer.MAX_VALUE : Integer.parseInt(row.get(0));
        List<String> expected = row.columns().subList(2, row.columns().size()).stream()
                .map(column -> column.equals("<>") ? "" : column)
                .toList();
        assertThat(ArgumentSplitter.split(row.get(1), maximum)).isEqualTo(expected);
    }

    @Test
    void rawArgumentsKeepQuotesAndBackslashes() {
        assertThat(ArgumentSplitter.splitRaw("\"a,b\",c\\,d,(e,f)")).containsExactly("\"a,b\"", "c\\,d", "(e,f)");
    }

    @Test
    void anotherSeparatorMayBeAsked() {
        assertThat(ArgumentSplitter.split("a&b,c&\"d&e\"", '&', Integer.MAX_VALUE, true))
                .containsExactly("a", "b,c", "d&e");
    }

    @Test
    void splittingIntoNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArgumentSplitter.split("a", 0));
    }

    static List<Table.Row> options() {
        return Table.read("options.tsv");
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsAreReadAsTheTableSays(Table.Row row) {
        assertThat(Options.parse(row.get(0)).toString()).isEqualTo(row.get(1));
    }

    @Test
    void optionsAreAskedByTheirLetters() {
        Options options = Options.parse("gU(screen^1)L(60000:5000)r");
        assertThat(options.has('g')).isTrue();
        assertThat(options.has('U')).isTrue();
        assertThat(options.has('x')).isFalse();
        assertThat(options.argument('U')).contains("screen^1");
        assertThat(options.argument('g')).isEmpty();
        assertThat(options.argument('x')).isEmpty();
        assertThat(options.letters()).containsExactly('g', 'U', 'L', 'r');
    }

    @Test
    void aParenthesisOfAnOptionThatIsNeverClosedIsReported() {
        List<String> problems = new ArrayList<>();
        Options options = Options.parse("gU(screen", problems::add);
        assertThat(options.toString()).isEqualTo("g");
        assertThat(problems).containsExactly("the parenthesis of option 'U' is never closed in 'gU(screen'");
    }

    static List<Table.Row> locations() {
        return Table.read("locations.tsv");
    }

    @ParameterizedTest
    @MethodSource("locations")
    void placesAreReadAsTheTableSays(Table.Row row) {
        String read = Location.parse(row.get(0))
                .map(location -> location.context().orElse("-") + " "
                        + location.exten().orElse("-") + " " + location.priority() + " " + location.arguments())
                .orElse("none");
        assertThat(read).isEqualTo(row.get(1));
    }

    @Test
    void aPriorityIsANumberOrALabel() {
        assertThat(place("5").number(3)).isEqualTo(OptionalInt.of(5));
        assertThat(place("+2").number(3)).isEqualTo(OptionalInt.of(5));
        assertThat(place("-2").number(3)).isEqualTo(OptionalInt.of(1));
        assertThat(place("loop").number(3)).isEmpty();
        assertThat(place("5a").number(3)).isEmpty();
        assertThat(place("+").number(3)).isEmpty();
        assertThat(place("99999999999").number(3)).isEmpty();
    }

    private static Location place(String text) {
        return Location.parse(text).orElseThrow();
    }

    @Test
    void aPlaceIsWrittenAsItIsRead() {
        assertThat(place("ctx,exten,1(a,b)")).hasToString("ctx,exten,1");
        assertThat(place("exten,loop")).hasToString("exten,loop");
        assertThat(place("loop")).hasToString("loop");
    }
}
