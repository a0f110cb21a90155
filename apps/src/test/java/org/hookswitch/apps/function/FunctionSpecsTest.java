package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pbx.spi.FunctionSpec.Danger;
import org.junit.jupiter.api.Test;

class FunctionSpecsTest {

    private static List<FunctionSpec> specs() {
        try (Pbx pbx = Pbx.builder().build()) {
            return pbx.registry().functions().stream()
                    .map(DialplanFunction::spec)
                    .toList();
        }
    }

    @Test
    void theServiceLoaderFindsEveryFunctionOnce() {
        assertThat(specs())
                .extracting(FunctionSpec::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(113);
    }

    @Test
    void everyTableIsWellMade() {
        for (FunctionSpec spec : specs()) {
            assertThat(spec.usage()).startsWith(spec.name() + "(").endsWith(")");
            assertThat(spec.synopsis()).as(spec.name()).isNotBlank().doesNotEndWith(".");
            assertThat(spec.minimum()).as(spec.name()).isBetween(0, spec.maximum());
            assertThat(spec.readable() || spec.writable()).as(spec.name()).isTrue();
        }
    }

    @Test
    void whatCanDoHarmFromOutsideIsMarked() {
        Map<String, Danger> marked = new TreeMap<>();
        specs().stream().filter(s -> s.dangerous() != Danger.NONE).forEach(s -> marked.put(s.name(), s.dangerous()));
        assertThat(marked)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CURL", Danger.WRITE,
                        "DB_DELETE", Danger.READ,
                        "FILE", Danger.BOTH,
                        "FILE_COUNT_LINE", Danger.READ,
                        "FILE_FORMAT", Danger.READ,
                        "LOCK", Danger.READ,
                        "SHELL", Danger.READ,
                        "STAT", Danger.READ,
                        "TRYLOCK", Danger.READ,
                        "UNLOCK", Danger.READ));
    }

    @Test
    void withoutAChannelAFunctionThatNeedsOneSaysSo() {
        try (Pbx pbx = Pbx.builder().build()) {
            assertThat(pbx.scope().function("CALLERID", "num")).isEmpty();
            assertThat(pbx.scope().function("LEN", "abc")).isEqualTo("3");
        }
    }
}
