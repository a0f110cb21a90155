/** Calls without phones: virtual time, simulated phones, sounds as labels. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.simulate {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.pbx;

    exports org.hookswitch.simulate;
}
