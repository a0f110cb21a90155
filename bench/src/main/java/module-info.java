/** Benchmarks against the figures of the reference. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.bench {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.server;
    requires org.hookswitch.phone;
    requires static jmh.core;
    requires java.management;
    requires jdk.management;
    requires org.hookswitch.check;
}
