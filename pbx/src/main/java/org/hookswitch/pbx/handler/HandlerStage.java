package org.hookswitch.pbx.handler;

import java.time.Duration;
import java.util.Optional;

/**
 * The moments of a call at which a routine may run, and the contract of each. The executor, the checker, the trace and
 * the documentation read this table; nothing about a stage is written elsewhere.
 *
 * <p>At every stage the routine runs outside the normal flow, must end in {@code Return}, and must not {@code Hangup}.
 */
public enum HandlerStage {
    CALLER_PRE_DIAL(
            "caller-pre-dial",
            "the calling channel",
            "option B of Dial, Queue, FollowMe, Page, Originate",
            Media.CONTROLLED,
            null,
            null,
            "nobody"),
    CALLEE_PRE_DIAL(
            "callee-pre-dial",
            "each new outgoing channel, before it is called",
            "option b of Dial, Queue, FollowMe, Page, Originate",
            Media.NONE_YET,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            "the caller"),
    REDIRECTING(
            "redirecting",
            "the channel about to be told that the call was diverted",
            "REDIRECTING_SEND_SUB",
            Media.NOT_CONTROLLED,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            "a live call"),
    PRE_BRIDGE(
            "pre-bridge",
            "the answered callee",
            "option U of Dial, the gosub argument of Queue",
            Media.CONTROLLED,
            null,
            null,
            "the caller, all the while"),
    CONNECTED_LINE(
            "connected-line",
            "the channel about to be told whom it talks to",
            "CONNECTED_LINE_SEND_SUB",
            Media.NOT_CONTROLLED,
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            "a live conversation"),
    DYNAMIC_FEATURE(
            "dynamic-feature",
            "the presser or its peer",
            "[applicationmap] of features.conf with DYNAMIC_FEATURES",
            Media.CONTROLLED,
            null,
            null,
            "the other party"),
    HANGUP(
            "hangup",
            "the hung-up channel",
            "CHANNEL(hangup_handler_push)",
            Media.GONE,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            "the end of the channel");

    /** What a routine may do with the audio of its subject. */
    public enum Media {
        CONTROLLED,
        NOT_CONTROLLED,
        NONE_YET,
        GONE
    }

    private final String word;
    private final String subject;
    private final String boundBy;
    private final Media media;
    private final Optional<Duration> softBudget;
    private final Optional<Duration> hardBudget;
    private final String whoWaits;

    HandlerStage(
            String word,
            String subject,
            String boundBy,
            Media media,
            @org.jspecify.annotations.Nullable Duration softBudget,
            @org.jspecify.annotations.Nullable Duration hardBudget,
            String whoWaits) {
        this.word = word;
        this.subject = subject;
        this.boundBy = boundBy;
        this.media = media;
        this.softBudget = Optional.ofNullable(softBudget);
        this.hardBudget = Optional.ofNullable(hardBudget);
        this.whoWaits = whoWaits;
    }

    /** The stage's name in configuration and output. */
    public String word() {
        return word;
    }

    /** On which channel the routine runs. */
    public String subject() {
        return subject;
    }

    public String boundBy() {
        return boundBy;
    }

    public Media media() {
        return media;
    }

    /** Whether a routine may play to and listen on its subject. */
    public boolean controlsMedia() {
        return media == Media.CONTROLLED;
    }

    /** Past it, one warning; empty for none. */
    public Optional<Duration> softBudget() {
        return softBudget;
    }

    /** Past it, an abnormal end; empty for none. */
    public Optional<Duration> hardBudget() {
        return hardBudget;
    }

    public String whoWaits() {
        return whoWaits;
    }

    /** Whether the subject is hung up already, so that its hangup does not end the routine. */
    public boolean runsAfterHangup() {
        return this == HANGUP;
    }

    /** The stage of a word of {@link #word()}. */
    public static Optional<HandlerStage> parse(String word) {
        for (HandlerStage stage : values()) {
            if (stage.word.equalsIgnoreCase(word.strip())) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
