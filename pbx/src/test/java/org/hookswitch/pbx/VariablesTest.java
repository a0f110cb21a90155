package org.hookswitch.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private final Variables variables = new Variables();

    @Test
    void anUnderscoreIsInheritedOnceAndTwoForEver() {
        variables.set("plain", "1");
        variables.set("_once", "2");
        variables.set("__always", "3");
        var child = new Variables();
        variables.inheritTo(child);
        var grandchild = new Variables();
        child.inheritTo(grandchild);
        assertThat(child.all()).isEqualTo(Map.of("once", "2", "always", "3"));
        assertThat(grandchild.all()).isEqualTo(Map.of("always", "3"));
    }

    @Test
    void aNameIsTheSameWithAndWithoutMarks() {
        variables.set("__x", "1");
        variables.set("x", "2");
        assertThat(variables.all()).isEqualTo(Map.of("x", "2"));
        var child = new Variables();
        variables.inheritTo(child);
        assertThat(child.all()).isEmpty();
    }

    @Test
    void aPushedValueHidesTheOneBelowUntilItIsPopped() {
        variables.set("x", "outer");
        variables.push("x", "inner");
        variables.set("x", "changed");
        assertThat(variables.get("x")).isEqualTo("changed");
        variables.pop("x");
        assertThat(variables.get("x")).isEqualTo("outer");
    }

    @Test
    void anUnsetLocalDoesNotShowTheOneBelow() {
        variables.set("x", "outer");
        variables.push("x", "inner");
        variables.unset("x");
        assertThat(variables.get("x")).isNull();
        variables.pop("x");
        assertThat(variables.get("x")).isEqualTo("outer");
    }

    @Test
    void moreThanTheLimitOfNamesAreRefused() {
        for (int i = 0; i < Variables.LIMIT; i++) {
            assertThat(variables.set("v" + i, "")).isTrue();
        }
        assertThat(variables.set("one too many", "")).isFalse();
        assertThat(variables.set("v1", "changed")).isTrue();
    }
}
