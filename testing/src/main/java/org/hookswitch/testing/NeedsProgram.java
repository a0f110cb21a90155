package org.hookswitch.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, or a class of tests, when a program of another project is not installed.
 *
 * <p>Each program stands in {@code programs.tsv} beside this class with the Debian package it comes from; {@code
 * ./verify} reads the same list to install what it can. A program that is not on the list fails the test, so that the
 * list stays whole.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeededPrograms.class)
public @interface NeedsProgram {

    /** Names of executables, looked up on the PATH; all of them must be there. */
    String[] value();
}
