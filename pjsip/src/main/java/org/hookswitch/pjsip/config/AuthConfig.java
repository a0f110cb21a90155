package org.hookswitch.pjsip.config;

import java.time.Duration;
import java.util.List;
import org.hookswitch.sip.auth.DigestAlgorithm;
import org.hookswitch.sip.auth.Secret;

/**
 * Credentials that hold together. Immutable; {@link #toString()} shows no secret.
 *
 * @param username the name that must be shown
 * @param realm named in challenges, or for which outbound credentials are; empty for any
 * @param nonceLifetime for how long a challenge may be answered
 * @param challenges algorithms with which we challenge, in order
 * @param answers algorithms with which we answer challenges
 */
public record AuthConfig(
        String name,
        String username,
        String realm,
        Secret secret,
        Duration nonceLifetime,
        List<DigestAlgorithm> challenges,
        List<DigestAlgorithm> answers) {

    public AuthConfig {
        challenges = List.copyOf(challenges);
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "auth " + name + " of " + username;
    }
}
