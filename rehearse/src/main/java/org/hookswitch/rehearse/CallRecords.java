package org.hookswitch.rehearse;

import java.util.List;
import org.hookswitch.pbx.Pbx;

/**
 * Who writes the call records of a tested switch, when somebody does: a part of it, given by the fitting of the
 * configuration.
 */
public interface CallRecords {

    /** No records. */
    CallRecords NONE = new CallRecords() {
        @Override
        public void begin(Pbx pbx) {}

        @Override
        public List<String> written(Pbx pbx) {
            return List.of();
        }
    };

    /** Begins to record, before the first call. */
    void begin(Pbx pbx);

    /** The records so far, in the order in which they ended, each as {@link Fact#RECORDS} shows it. */
    List<String> written(Pbx pbx);
}
