package org.hookswitch.check;

import java.util.List;

/**
 * Where a jump, a subroutine call or a binding leads.
 *
 * @param steps where it can lead, as far as is known
 * @param unknown whether only a call knows, wholly or in part
 */
record Target(List<Step> steps, boolean unknown) {

    static final Target UNKNOWN = new Target(List.of(), true);

    static final Target NOWHERE = new Target(List.of(), false);
}
