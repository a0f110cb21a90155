/** The switch's own command line: its commands, and the socket over which they are typed. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.cli {
    requires static org.jspecify;
    requires transitive org.hookswitch.pbx;
    requires org.slf4j;

    exports org.hookswitch.cli;
}
