package org.hookswitch.sip.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;

/**
 * Makes of a request that met a 401 or 407 the one to send next. RFC 3261 §22.2, §22.3, §8.1.3.5.
 *
 * <p>Stateless; safe for use by many threads.
 */
public final class DigestClient {
    private DigestClient() {}

    /**
     * The request with credentials for each realm that challenged, the CSeq one higher and without its Via, which the
     * sender puts on anew. Empty when a realm cannot be answered, or when it refused credentials just given: then the
     * response is final.
     *
     * @param accounts ours; the first for a realm by name is taken, else the first for any
     * @param cnonce makes a fresh client nonce
     */
    public static Optional<SipRequest> authorize(
            SipRequest request, SipResponse challenged, List<Account> accounts, Supplier<String> cnonce) {
        SipRequest.Builder next = request.edit();
        int answered = 0;
        for (Pair pair : PAIRS) {
            Optional<List<Credentials>> answers = answers(pair, request, challenged, accounts, cnonce);
            if (answers.isEmpty()) {
                return Optional.empty();
            }
            if (!answers.get().isEmpty()) {
                List<Credentials> kept = new ArrayList<>(request.all(pair.credentials));
                kept.removeIf(
                        old -> answers.get().stream().anyMatch(c -> c.realm().equals(old.realm())));
                kept.addAll(answers.get());
                next.setAll(pair.credentials, kept);
                answered += answers.get().size();
            }
        }
        if (answered == 0 || request.cseq().number() == CSeq.MAX) {
            return Optional.empty();
        }
        return Optional.of(next.set(HeaderType.CSEQ, new CSeq(request.cseq().number() + 1, request.method()))
                .remove(HeaderName.VIA)
                .build());
    }

    /** An answer for each realm that challenged by this pair of headers; empty when one cannot be answered. */
    private static Optional<List<Credentials>> answers(
            Pair pair, SipRequest request, SipResponse challenged, List<Account> accounts, Supplier<String> cnonce) {
        Map<String, List<Challenge>> byRealm = new LinkedHashMap<>();
        for (Challenge c : challenged.all(pair.challenge)) {
            byRealm.computeIfAbsent(c.realm(), realm -> new ArrayList<>()).add(c);
        }
        List<Credentials> answers = new ArrayList<>();
        for (Map.Entry<String, List<Challenge>> realm : byRealm.entrySet()) {
            boolean given = request.all(pair.credentials).stream()
                    .anyMatch(c -> c.realm().equals(realm.getKey()));
            if (given && realm.getValue().stream().noneMatch(Challenge::stale)) {
                return Optional.empty();
            }
            Optional<DigestAnswer> answer = account(accounts, realm.getKey())
                    .flatMap(a -> DigestAnswer.choose(realm.getValue(), a.username(), a.secret(), cnonce));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers.add(answer.get().credentials(request.method(), request.uri().toString(), request.body()));
        }
        return Optional.of(answers);
    }

    private static Optional<Account> account(List<Account> accounts, String realm) {
        return accounts.stream()
                .filter(a -> a.realm().equals(realm))
                .findFirst()
                .or(() -> accounts.stream().filter(a -> a.isFor(realm)).findFirst());
    }

    private record Pair(HeaderType<Challenge> challenge, HeaderType<Credentials> credentials) {}

    /** A server challenges by one pair of headers, proxies on the way by the other. */
    private static final List<Pair> PAIRS = List.of(
            new Pair(HeaderType.WWW_AUTHENTICATE, HeaderType.AUTHORIZATION),
            new Pair(HeaderType.PROXY_AUTHENTICATE, HeaderType.PROXY_AUTHORIZATION));
}
