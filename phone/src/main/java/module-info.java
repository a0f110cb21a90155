/** A SIP telephone in Java: it registers, calls, answers, speaks and listens. For the demo, tests and benchmarks. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.phone {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.media;
    requires transitive org.hookswitch.sip;

    exports org.hookswitch.phone;
}
