/** From configuration to running process; the command line. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.server {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.apps;
    requires transitive org.hookswitch.pjsip;

    exports org.hookswitch.server;
}
