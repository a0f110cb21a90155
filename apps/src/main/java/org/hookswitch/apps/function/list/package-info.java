/** Functions of lists: fields of a text, stacks and queues kept in a variable, sorting, hashes. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.list;
