@org.jspecify.annotations.NullMarked
package org.hookswitch.rehearse;
