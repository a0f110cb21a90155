package org.hookswitch.records.cdr;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.jspecify.annotations.Nullable;

/** A record that is being written. Guarded by its engine. */
final class Draft {

    final int sequence;
    ChannelSnapshot a;

    @Nullable
    ChannelSnapshot b;

    Instant start;

    @Nullable
    Instant answer;

    @Nullable
    Instant end;

    @Nullable
    Disposition disposition;
    /** The bridge in which both parties are; empty for none. */
    String bridge = "";
    /** Dialling goes on, or has been answered and waits for the bridge. */
    boolean dialing;

    boolean disabled;
    private boolean applicationStays;
    private String application = "";
    private String data = "";
    private String context = "";
    private String exten = "";
    final Map<String, String> variables = new HashMap<>();

    Draft(int sequence, ChannelSnapshot a, Instant now) {
        this.sequence = sequence;
        this.a = a;
        this.start = now;
        update(a, now);
    }

    boolean isOpen() {
        return end == null;
    }

    /** Takes over what party A is like now. */
    void update(ChannelSnapshot now, Instant at) {
        if (!isOpen()) {
            return;
        }
        a = now;
        if (!applicationStays && !now.application().isEmpty()) {
            application = now.application();
            data = now.data();
        }
        boolean aside = now.ledger().ending() || now.ledger().inRoutine();
        if (context.isEmpty() || !aside && !applicationStays) {
            context = now.place().context();
            exten = now.place().exten();
        }
        if (now.state() == ChannelState.UP && answer == null) {
            answer = at;
        }
    }

    void dials(@Nullable ChannelSnapshot callee) {
        b = callee;
        dialing = true;
        applicationStays = callee != null;
    }

    void copyProgress(Draft other) {
        application = other.application;
        data = other.data;
        context = other.context;
        exten = other.exten;
        applicationStays = other.applicationStays;
    }

    void finish(Instant at, CdrSettings settings) {
        if (!isOpen()) {
            return;
        }
        end = at;
        bridge = "";
        dialing = false;
        if (disposition == null) {
            disposition =
                    answer != null ? Disposition.ANSWERED : ofCause(a.ledger().hangupCause(), settings);
        }
    }

    private static Disposition ofCause(HangupCause cause, CdrSettings settings) {
        return switch (cause) {
            case USER_BUSY -> Disposition.BUSY;
            case NORMAL_CIRCUIT_CONGESTION -> settings.congestion() ? Disposition.CONGESTION : Disposition.FAILED;
            case NO_ROUTE_DESTINATION, UNALLOCATED, NORMAL_TEMPORARY_FAILURE -> Disposition.FAILED;
            default -> Disposition.NO_ANSWER;
        };
    }

    /** The record as it stands, complete or seen from this moment. */
    Cdr record(Instant now, CdrSettings settings, String userFieldOfB) {
        Instant until = end == null ? now : end;
        ChannelSnapshot other = b;
        Instant answered = answer;
        long millis = answered == null
                ? 0
                : Math.max(0, Duration.between(answered, until).toMillis());
        long billed = millis / 1000 + (settings.initiatedSeconds() && millis % 1000 > 0 ? 1 : 0);
        String user = a.ledger().userField();
        return new Cdr(
                a.accountCode(),
                a.caller().number().digits(),
                exten,
                context,
                clid(a),
                a.name(),
                other == null ? "" : other.name(),
                application,
                data,
                start,
                Optional.ofNullable(answered),
                until,
                billed,
                disposition != null ? disposition : answered != null ? Disposition.ANSWERED : Disposition.NO_ANSWER,
                a.ledger().amaFlags(),
                a.uniqueId(),
                userFieldOfB.isEmpty() ? user : user + ";" + userFieldOfB,
                other == null ? "" : other.accountCode(),
                a.linkedId(),
                sequence,
                variables);
    }

    private static String clid(ChannelSnapshot channel) {
        String name = channel.caller().name().text();
        String number = channel.caller().number().digits();
        if (name.isEmpty() || number.isEmpty()) {
            return name + number;
        }
        return '"' + name + "\" <" + number + '>';
    }
}
