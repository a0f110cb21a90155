/** Sound files: finding, reading and writing them. */
package org.hookswitch.media.file;
