package org.hookswitch.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.Command;
import org.hookswitch.records.cdr.CdrEngine;
import org.hookswitch.records.cdr.CdrSettings;
import org.hookswitch.records.cdr.CsvFile;

/** The call records of a switch, and where they are kept. */
final class CallRecords {

    private CallRecords() {}

    /** Starts to record; the switch closes what it needs. */
    static void start(Pbx pbx, CdrSettings settings, Path state) {
        settings.csv().filter(_ -> settings.enabled()).ifPresent(form -> {
            Path folder = state.resolve("log").resolve("cdr-csv");
            CsvFile file = pbx.part(CsvFile.class, _ -> new CsvFile(folder, form, ZoneId.systemDefault()));
            pbx.part(CdrEngine.class, p -> new CdrEngine(p, settings)).handTo(file);
        });
        CdrSettings inForce =
                pbx.part(CdrEngine.class, p -> new CdrEngine(p, settings)).settings();
        pbx.registry()
                .add(new Command(
                        "cdr show status", "", "Show how calls are recorded", (none, out) -> status(inForce, out)));
    }

    private static void status(CdrSettings s, PrintWriter out) {
        out.println();
        out.println("Call Detail Record (CDR) settings");
        out.println("----------------------------------");
        out.println("  Logging:                    " + (s.enabled() ? "Enabled" : "Disabled"));
        if (s.enabled()) {
            out.println("  Mode:                       Simple");
            out.println("  Log calls by default:       " + yesNo(s.channelDefaultEnabled()));
            out.println("  Log unanswered calls:       " + yesNo(s.unanswered()));
            out.println("  Log congestion:             " + yesNo(s.congestion()));
            out.println();
            out.println("* Registered Backends");
            out.println("  -------------------");
            out.println(s.csv().isPresent() ? "    csv" : "    (none)");
        }
        out.println();
    }

    private static String yesNo(boolean value) {
        return value ? "Yes" : "No";
    }
}
