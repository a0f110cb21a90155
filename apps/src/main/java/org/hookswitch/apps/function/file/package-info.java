/** Functions of files. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.file;
