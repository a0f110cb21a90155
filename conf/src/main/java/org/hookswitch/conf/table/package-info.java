/**
 * Tables of options: for each type of section one {@link org.hookswitch.conf.table.SectionType} that is parsing,
 * validation, help, sample file and documentation at once. A table is a few constants; reading a section with it gives
 * immutable {@link org.hookswitch.conf.table.Settings}.
 */
package org.hookswitch.conf.table;
