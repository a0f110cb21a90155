package org.hookswitch.records.cdr;

import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.TypedSections;
import org.hookswitch.conf.table.Values;

/**
 * What cdr.conf says. Immutable.
 *
 * @param channelDefaultEnabled whether a channel is recorded unless the dialplan says otherwise
 * @param unanswered whether calls that nobody answered and that reached nobody are recorded
 * @param endBeforeHExten whether records end before the hangup logic runs
 * @param initiatedSeconds whether a second that began is billed
 * @param csv how Master.csv looks; empty for none
 */
public record CdrSettings(
        boolean enabled,
        boolean channelDefaultEnabled,
        boolean ignoreStateChanges,
        boolean ignoreDialChanges,
        boolean unanswered,
        boolean congestion,
        boolean endBeforeHExten,
        boolean initiatedSeconds,
        boolean cancelDisposition,
        Optional<Csv> csv) {

    /** How Master.csv looks. */
    public record Csv(boolean gmt, boolean uniqueId, boolean userField, boolean accountLogs, boolean newColumns) {}

    private static final OptionSpec<Boolean> ENABLE = yesNo("enable", "Whether calls are recorded.", true);
    private static final OptionSpec<Boolean> BY_DEFAULT =
            yesNo("channeldefaultenabled", "Whether a channel is recorded unless the dialplan says otherwise.", true);
    private static final OptionSpec<Boolean> IGNORE_STATES =
            yesNo("ignorestatechanges", "Bridges neither change records nor begin new ones.", false);
    private static final OptionSpec<Boolean> IGNORE_DIALS =
            yesNo("ignoredialchanges", "Dialling neither changes records nor begins new ones.", false);
    private static final OptionSpec<Boolean> UNANSWERED =
            yesNo("unanswered", "Record calls that nobody answered and that reached nobody.", false);
    private static final OptionSpec<Boolean> CONGESTION =
            yesNo("congestion", "Record congested calls as CONGESTION, not as FAILED.", false);
    private static final OptionSpec<Boolean> BEFORE_H =
            yesNo("endbeforehexten", "Records end before the h extension and hangup handlers run.", true);
    private static final OptionSpec<Boolean> INITIATED =
            yesNo("initiatedseconds", "Bill a second that began as a whole one.", false);
    private static final OptionSpec<Boolean> CANCEL =
            yesNo("canceldispositionenabled", "Record calls that the caller gave up as CANCEL.", false);
    private static final String AT_ONCE = "every record is handed over as soon as it is complete";

    private static final SectionType GENERAL = SectionType.of(
            "general",
            "Which records are made.",
            ENABLE,
            BY_DEFAULT,
            IGNORE_STATES,
            IGNORE_DIALS,
            UNANSWERED,
            CONGESTION,
            BEFORE_H,
            INITIATED,
            CANCEL,
            OptionSpec.notSupported("debug", "debugging lines have the level of logger.conf", "no"),
            OptionSpec.notSupported("batch", AT_ONCE, "no"),
            OptionSpec.notSupported("size", AT_ONCE),
            OptionSpec.notSupported("time", AT_ONCE),
            OptionSpec.notSupported("scheduleronly", AT_ONCE, "no"),
            OptionSpec.notSupported("safeshutdown", "the end of the switch always waits for its records", "yes"));

    private static final OptionSpec<Boolean> GMT = yesNo("usegmtime", "Times of Greenwich.", false);
    private static final OptionSpec<Boolean> UNIQUE_ID = yesNo("loguniqueid", "A column for the unique id.", false);
    private static final OptionSpec<Boolean> USER_FIELD = yesNo("loguserfield", "A column for the user field.", false);
    private static final OptionSpec<Boolean> ACCOUNT_LOGS =
            yesNo("accountlogs", "A file for each account code besides.", true);
    private static final OptionSpec<Boolean> NEW_COLUMNS =
            yesNo("newcdrcolumns", "Columns for peer account, linked id and sequence.", false);
    private static final SectionType CSV = SectionType.of(
            "csv", "The file cdr-csv/Master.csv.", GMT, UNIQUE_ID, USER_FIELD, ACCOUNT_LOGS, NEW_COLUMNS);

    /** What holds without cdr.conf: records with unique id and user field in Master.csv. */
    public static final CdrSettings DEFAULTS =
            of(GENERAL.defaults(), Optional.of(new Csv(false, true, true, true, false)));

    private static OptionSpec<Boolean> yesNo(String name, String help, boolean otherwise) {
        return OptionSpec.of(name, Values.yesNo()).help(help).defaultsTo(otherwise);
    }

    /** Reads cdr.conf; without a section {@code [csv]} there is no Master.csv. */
    public static CdrSettings read(Conf conf, Diagnostics diagnostics) {
        if (conf.sections().isEmpty()) {
            return DEFAULTS;
        }
        TypedSections sections = SectionTypes.byName(GENERAL, CSV).read(conf, diagnostics);
        return of(
                sections.only(GENERAL),
                sections.all(CSV).stream()
                        .findFirst()
                        .map(s -> new Csv(
                                s.get(GMT),
                                s.get(UNIQUE_ID),
                                s.get(USER_FIELD),
                                s.get(ACCOUNT_LOGS),
                                s.get(NEW_COLUMNS))));
    }

    private static CdrSettings of(Settings general, Optional<Csv> csv) {
        return new CdrSettings(
                general.get(ENABLE),
                general.get(BY_DEFAULT),
                general.get(IGNORE_STATES),
                general.get(IGNORE_DIALS),
                general.get(UNANSWERED),
                general.get(CONGESTION),
                general.get(BEFORE_H),
                general.get(INITIATED),
                general.get(CANCEL),
                csv);
    }
}
