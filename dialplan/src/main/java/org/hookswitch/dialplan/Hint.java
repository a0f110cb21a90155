package org.hookswitch.dialplan;

import org.hookswitch.conf.SourceLocation;

/**
 * The {@code hint} of an extension: the devices, and perhaps the presence provider, whose state is the extension's.
 *
 * @param value devices joined by {@code &}, then perhaps a comma and a presence provider
 * @param location where it is written
 */
public record Hint(Template value, SourceLocation location) {}
