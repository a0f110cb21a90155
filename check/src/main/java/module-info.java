/** The static checker of dialplans: what is wrong, before a call finds it. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.check {
    requires static org.jspecify;
    requires transitive org.hookswitch.conf;
    requires transitive org.hookswitch.dialplan;
    requires transitive org.hookswitch.pbx;

    exports org.hookswitch.check;
}
