package org.hookswitch.check;

import java.util.List;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Hint;

/** Finds hints on devices of technologies and providers that this switch does not have. One thread, one use. */
final class HintCheck {

    private static final List<String> TECHNOLOGIES = List.of("PJSIP", "Local");
    private static final List<String> PROVIDERS = List.of("Custom");

    /** What Asterisk knows states of besides; the word is another one then. */
    private static final List<String> ASTERISKS = List.of(
            "SIP",
            "IAX2",
            "DAHDI",
            "SCCP",
            "Skinny",
            "Motif",
            "Unistim",
            "Console",
            "MeetMe",
            "confbridge",
            "park",
            "Queue",
            "Agent",
            "Calendar",
            "Stasis",
            "SLA",
            "Bluetooth",
            "Mobile");

    private final PlanIndex index;
    private final Findings findings;

    HintCheck(PlanIndex index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    void check() {
        for (Context context : index.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                extension.hint().ifPresent(this::hint);
            }
        }
    }

    private void hint(Hint hint) {
        String text = hint.value().source();
        int comma = Substitutions.outside(text, ',', 0);
        for (String device : (comma < 0 ? text : text.substring(0, comma)).split("&", -1)) {
            device(hint, device.strip());
        }
    }

    private void device(Hint hint, String device) {
        if (device.isEmpty() || Substitutions.any(device)) {
            return;
        }
        int slash = device.indexOf('/');
        int colon = device.indexOf(':');
        boolean provider = colon >= 0 && (slash < 0 || colon < slash);
        if (!provider && slash < 0) {
            findings.add(Finding.of(
                            PlaceRules.UNKNOWN_PROVIDER,
                            hint.location(),
                            "'" + device + "' is no device, so its state is never known")
                    .expected("'Technology/name', as in PJSIP/100, or 'Custom:name'"));
            return;
        }
        String name = device.substring(0, provider ? colon : slash);
        List<String> known = provider ? PROVIDERS : TECHNOLOGIES;
        if (known.stream().anyMatch(name::equalsIgnoreCase)) {
            return;
        }
        boolean asterisks = ASTERISKS.stream().anyMatch(name::equalsIgnoreCase);
        String what = provider ? "provider" : "technology";
        findings.add(Finding.of(
                        PlaceRules.UNKNOWN_PROVIDER,
                        hint.location(),
                        asterisks
                                ? "this switch does not have the " + what + " '" + name
                                        + "', so its state is never known"
                                : "there is no " + what + " '" + name + "', so its state is never known")
                .expected(String.join(", ", TECHNOLOGIES) + "; " + PROVIDERS.getFirst() + ":"));
    }
}
