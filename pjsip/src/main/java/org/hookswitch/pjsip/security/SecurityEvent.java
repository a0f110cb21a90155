package org.hookswitch.pjsip.security;

import java.net.InetSocketAddress;
import org.hookswitch.sip.transport.TransportProtocol;

/**
 * Something that a security log has to know. Immutable.
 *
 * <p>Texts come from strangers as they are: whoever writes them anywhere escapes them. Follows the AMI events of the same
 * names (FailedACL, InvalidAccountID, …) of Asterisk's documentation.
 */
public sealed interface SecurityEvent {

    /** Whom it is about. */
    Subject subject();

    /**
     * Whom an event is about.
     *
     * @param account the endpoint that was identified, or the name that the request claims; may be empty
     * @param callId what tells this attempt from others
     * @param local the address the request came to; may be the wildcard
     * @param remote the address it came from
     */
    record Subject(
            String account,
            String callId,
            TransportProtocol protocol,
            InetSocketAddress local,
            InetSocketAddress remote) {}

    /** An access list does not let the address in. */
    record FailedAcl(Subject subject, String acl) implements SecurityEvent {}

    /** The request is from nobody we know. */
    record InvalidAccountId(Subject subject) implements SecurityEvent {}

    /** The account may not do this. */
    record RequestNotAllowed(Subject subject, String request) implements SecurityEvent {}

    /** The account was asked to prove who it is. */
    record ChallengeSent(Subject subject, String challenge) implements SecurityEvent {}

    /**
     * The proof was wrong.
     *
     * @param challenge the nonce that it is for
     * @param response what was given; what would have been right is told to nobody
     */
    record ChallengeResponseFailed(Subject subject, String challenge, String response) implements SecurityEvent {}

    /** The proof was right. */
    record SuccessfulAuth(Subject subject, boolean usingPassword) implements SecurityEvent {}
}
