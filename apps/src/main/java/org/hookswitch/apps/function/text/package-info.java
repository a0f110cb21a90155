/** Functions of text: length, case, blanks, quotes, search and replacement. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.text;
