package org.hookswitch.conf;

/**
 * How much a {@link ConfReader} reads before it says that something must be wrong.
 *
 * @param lineLength longest line in characters; Asterisk skips lines beyond 8191
 * @param includeDepth how deep includes may nest; Asterisk has 10
 * @param files how many files one read may go through, a file included twice counting twice
 * @param totalBytes how many bytes one read may take in, all files together
 * @param options how many options all sections may hold together, inherited ones counted in every heir
 */
public record ReadLimits(int lineLength, int includeDepth, int files, int totalBytes, int options) {

    /** 65536 characters a line, 10 levels, 10000 files, 64 MiB, two million options. */
    public static final ReadLimits DEFAULT = new ReadLimits(65_536, 10, 10_000, 64 * 1024 * 1024, 2_000_000);

    public ReadLimits {
        if (lineLength < 1 || includeDepth < 0 || files < 1 || totalBytes < 1 || options < 1) {
            throw new IllegalArgumentException("limits must be positive: " + lineLength + ", " + includeDepth + ", "
                    + files + ", " + totalBytes + ", " + options);
        }
    }
}
