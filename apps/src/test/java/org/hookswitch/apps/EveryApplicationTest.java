package org.hookswitch.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryApplicationTest {

    static Stream<Application> applications() {
        try (Pbx pbx = Pbx.builder().build()) {
            return List.copyOf(pbx.registry().applications()).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void aClassIsNamedAsItsApplication(Application application) {
        assertThat(application.getClass().getSimpleName())
                .isEqualTo(application.spec().name());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void theTableIsTheSameObjectEachTime(Application application) {
        assertThat(application.spec()).isSameAs(application.spec());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everythingIsExplained(Application application) {
        ApplicationSpec spec = application.spec();
        assertThat(spec.synopsis()).endsWith(".");
        assertThat(spec.parameters())
                .allSatisfy(parameter ->
                        assertThat(parameter.help()).as(parameter.name()).isNotBlank());
        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.help())
                        .as("option " + option.letter())
                        .isNotBlank());
        assertThat(spec.variables())
                .allSatisfy(variable ->
                        assertThat(variable.help()).as(variable.name()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void optionLettersAreGivenOnceAndOnlyWhereThereAreOptions(Application application) {
        ApplicationSpec spec = application.spec();
        assertThat(spec.options().stream().map(ApplicationSpec.Option::letter)).doesNotHaveDuplicates();
        assertThat(spec.optionsIndex() >= 0).isEqualTo(!spec.options().isEmpty());
    }
}
