@org.jspecify.annotations.NullMarked
package org.hookswitch.cli;
