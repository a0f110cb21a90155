/** The heart: channels, calls, dialing, bridges, handlers, features, events. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.pbx {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.conf;
    requires transitive org.hookswitch.dialplan;
    requires transitive org.hookswitch.media;

    exports org.hookswitch.pbx;
}
