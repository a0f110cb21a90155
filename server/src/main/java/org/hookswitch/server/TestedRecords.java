package org.hookswitch.server;

import java.util.List;
import java.util.Locale;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.records.cdr.Cdr;
import org.hookswitch.records.cdr.CdrEngine;
import org.hookswitch.records.cdr.CdrSettings;
import org.hookswitch.rehearse.CallRecords;
import org.hookswitch.rehearse.Happened;

/** The call records of a dialplan under test, written nowhere and told to the test. Immutable. */
record TestedRecords(CdrSettings settings) implements CallRecords {

    @Override
    public void begin(Pbx pbx) {
        pbx.part(CdrEngine.class, p -> new CdrEngine(p, settings));
    }

    @Override
    public List<String> written(Pbx pbx) {
        return CdrEngine.of(pbx).records().stream().map(TestedRecords::text).toList();
    }

    private static String text(Cdr cdr) {
        String to = cdr.dstChannel().isEmpty() ? "" : " to " + Happened.phoneOf(cdr.dstChannel());
        String marked = cdr.userField().isEmpty() ? "" : ", " + cdr.userField();
        return String.format(
                Locale.ROOT,
                "%s%s: %s dialled %s, %s %ds of %ds, %s%s",
                Happened.phoneOf(cdr.channel()),
                to,
                cdr.src(),
                cdr.dst(),
                cdr.disposition().name().replace('_', ' '),
                cdr.billSeconds(),
                cdr.durationSeconds(),
                cdr.lastApp(),
                marked);
    }
}
