package org.hookswitch.server;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.hookswitch.pjsip.security.SecurityEvent;
import org.hookswitch.pjsip.security.SecurityEvents;

/** Puts the security events of SIP into the security log. Thread-safe; the log's own queue takes the load. */
final class SecurityAudit implements SecurityEvents {

    private static final String SERVICE = "PJSIP";

    private final SecurityLog log;
    private final Clock clock;

    SecurityAudit(Clock clock) {
        this.log = new SecurityLog(clock.getZone());
        this.clock = clock;
    }

    @Override
    public void happened(SecurityEvent event) {
        switch (event) {
            case SecurityEvent.FailedAcl e -> write(SecurityLog.Event.FAILED_ACL, e, e.acl());
            case SecurityEvent.InvalidAccountId e -> write(SecurityLog.Event.INVALID_ACCOUNT_ID, e);
            case SecurityEvent.RequestNotAllowed e -> write(SecurityLog.Event.REQUEST_NOT_ALLOWED, e, e.request());
            case SecurityEvent.ChallengeSent e -> write(SecurityLog.Event.CHALLENGE_SENT, e, e.challenge());
            case SecurityEvent.ChallengeResponseFailed e ->
                write(SecurityLog.Event.CHALLENGE_RESPONSE_FAILED, e, e.challenge(), e.response(), "");
            case SecurityEvent.SuccessfulAuth e ->
                write(SecurityLog.Event.SUCCESSFUL_AUTH, e, e.usingPassword() ? "1" : "0");
        }
    }

    private void write(SecurityLog.Event kind, SecurityEvent event, String... fields) {
        SecurityEvent.Subject who = event.subject();
        log.write(
                kind,
                Instant.now(clock),
                new SecurityLog.Subject(
                        SERVICE,
                        who.account(),
                        who.callId(),
                        who.protocol().name().toUpperCase(Locale.ROOT),
                        who.local(),
                        who.remote()),
                fields);
    }
}
