/** Functions of JSON. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.json;
