/** What the tests of several rooms share; no room needs it to run. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.testing {
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports org.hookswitch.testing;

    opens org.hookswitch.testing to
            org.junit.platform.commons;
}
