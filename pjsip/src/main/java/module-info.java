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

    provides org.hookswitch.pbx.spi.DialplanFunction with
            org.hookswitch.pjsip.function.PjsipAor,
            org.hookswitch.pjsip.function.PjsipContact,
            org.hookswitch.pjsip.function.PjsipDialContacts,
            org.hookswitch.pjsip.function.PjsipDtmfMode,
            org.hookswitch.pjsip.function.PjsipEndpoint,
            org.hookswitch.pjsip.function.PjsipHeader,
            org.hookswitch.pjsip.function.PjsipHeaderParam,
            org.hookswitch.pjsip.function.PjsipHeaders,
            org.hookswitch.pjsip.function.PjsipMediaOffer,
            org.hookswitch.pjsip.function.PjsipParseUri,
            org.hookswitch.pjsip.function.PjsipParseUriFrom,
            org.hookswitch.pjsip.function.PjsipResponseHeader,
            org.hookswitch.pjsip.function.PjsipResponseHeaders,
            org.hookswitch.pjsip.function.PjsipSendSessionRefresh;
}
