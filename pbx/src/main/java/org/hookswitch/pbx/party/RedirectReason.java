package org.hookswitch.pbx.party;

import java.util.Locale;

/**
 * Why a call was diverted: a known word of the field, or a word that only the devices know.
 *
 * @param word as dialplans write it
 */
public record RedirectReason(String word) {

    public static final RedirectReason UNKNOWN = new RedirectReason("unknown");
    public static final RedirectReason CFB = new RedirectReason("cfb");
    public static final RedirectReason CFNR = new RedirectReason("cfnr");
    public static final RedirectReason UNAVAILABLE = new RedirectReason("unavailable");
    public static final RedirectReason TIME_OF_DAY = new RedirectReason("time_of_day");
    public static final RedirectReason DND = new RedirectReason("dnd");
    public static final RedirectReason DEFLECTION = new RedirectReason("deflection");
    public static final RedirectReason FOLLOW_ME = new RedirectReason("follow_me");
    public static final RedirectReason OUT_OF_ORDER = new RedirectReason("out_of_order");
    public static final RedirectReason AWAY = new RedirectReason("away");
    public static final RedirectReason CF_DTE = new RedirectReason("cf_dte");
    public static final RedirectReason CFU = new RedirectReason("cfu");
    public static final RedirectReason SEND_TO_VM = new RedirectReason("send_to_vm");

    /** The word as RFC 5806's {@code reason} parameter has it. */
    public String diversionWord() {
        return switch (word) {
            case "cfb" -> "user-busy";
            case "cfnr" -> "no-answer";
            case "cfu" -> "unconditional";
            case "time_of_day" -> "time-of-day";
            case "dnd" -> "do-not-disturb";
            case "follow_me" -> "follow-me";
            case "out_of_order" -> "out-of-service";
            default -> word;
        };
    }

    /** Reads an RFC 5806 {@code reason}. */
    public static RedirectReason fromDiversion(String reason) {
        String r = reason.strip();
        if (r.length() >= 2 && r.startsWith("\"") && r.endsWith("\"")) {
            r = r.substring(1, r.length() - 1);
        }
        return switch (r.toLowerCase(Locale.ROOT)) {
            case "user-busy" -> CFB;
            case "no-answer" -> CFNR;
            case "unconditional" -> CFU;
            case "time-of-day" -> TIME_OF_DAY;
            case "do-not-disturb" -> DND;
            case "follow-me" -> FOLLOW_ME;
            case "out-of-service" -> OUT_OF_ORDER;
            default -> new RedirectReason(r);
        };
    }
}
