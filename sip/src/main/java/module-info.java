/** SIP: messages, transports, transactions, dialogs, digest, SDP. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.sip {
    requires static org.jspecify;
    requires org.slf4j;

    exports org.hookswitch.sip;
    exports org.hookswitch.sip.auth;
    exports org.hookswitch.sip.sdp;
    exports org.hookswitch.sip.transport;
    exports org.hookswitch.sip.transaction;
    exports org.hookswitch.sip.dialog;
}
