/** Tests of a dialplan, and of handlers in Java, for users of JUnit. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.testkit {
    requires static org.jspecify;
    requires org.hookswitch.server;
    requires transitive org.hookswitch.handlers;
    requires transitive org.hookswitch.rehearse;
    requires transitive org.junit.jupiter.api;

    exports org.hookswitch.testkit;
}
