package org.hookswitch.pbx.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationSpecTest {

    @Test
    void optionalArgumentsBehindTheOthersNest() {
        var spec = ApplicationSpec.named("Dial", "")
                .required("Technology/Resource", "")
                .optional("timeout", "")
                .options()
                .build();
        assertThat(spec.usage()).isEqualTo("Dial(Technology/Resource[,timeout[,options]])");
    }

    @Test
    void optionalArgumentsBeforeTheOthersStandAlone() {
        var spec = ApplicationSpec.named("Goto", "")
                .optional("context", "")
                .optional("extension", "")
                .required("priority", "")
                .build();
        assertThat(spec.usage()).isEqualTo("Goto([context,][extension,]priority)");
    }

    @Test
    void anApplicationWithoutArgumentsHasEmptyParentheses() {
        assertThat(ApplicationSpec.named("Echo", "").build().usage()).isEqualTo("Echo()");
    }

    @Test
    void theLastArgumentMayBeRepeated() {
        var spec = ApplicationSpec.named("MSet", "")
                .required("set1", "")
                .repeated("set2", "")
                .build();
        assertThat(spec.usage()).isEqualTo("MSet(set1[,set2[,...]])");
    }
}
