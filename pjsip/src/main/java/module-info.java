/** The SIP channel driver, configured by pjsip.conf. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.pjsip {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.sip;
    requires transitive org.hookswitch.media;
    requires transitive org.hookswitch.pbx;

    exports org.hookswitch.pjsip;
    exports org.hookswitch.pjsip.call;
    exports org.hookswitch.pjsip.config;
    exports org.hookswitch.pjsip.registrar;
    exports org.hookswitch.pjsip.security;
}
