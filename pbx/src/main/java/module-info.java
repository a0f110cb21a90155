/** The heart: channels, calls, dialing, bridges, handlers, events. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.pbx {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.handlers;
    requires transitive org.hookswitch.conf;
    requires transitive org.hookswitch.dialplan;
    requires transitive org.hookswitch.media;

    exports org.hookswitch.pbx;
    exports org.hookswitch.pbx.bridge;
    exports org.hookswitch.pbx.dial;
    exports org.hookswitch.pbx.event;
    exports org.hookswitch.pbx.feature;
    exports org.hookswitch.pbx.handler;
    exports org.hookswitch.pbx.handler.typed;
    exports org.hookswitch.pbx.local;
    exports org.hookswitch.pbx.party;
    exports org.hookswitch.pbx.spi;
    exports org.hookswitch.pbx.transfer;

    uses org.hookswitch.handlers.Handler;
    uses org.hookswitch.pbx.spi.Application;
    uses org.hookswitch.pbx.spi.DialplanFunction;
}
