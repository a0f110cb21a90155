/** Tests of a dialplan without phones: what an operator writes in YAML, run in virtual time, and what became of it. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.rehearse {
    requires static org.jspecify;
    requires transitive org.hookswitch.conf;
    requires transitive org.hookswitch.dialplan;
    requires transitive org.hookswitch.pbx;
    requires transitive org.hookswitch.simulate;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports org.hookswitch.rehearse;
}
