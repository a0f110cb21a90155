package org.hookswitch.pbx;

import java.util.Optional;

/** The exception for which a channel went to its {@code e} extension: what {@code EXCEPTION()} reads. Immutable. */
public record RaisedException(String reason, Place place) {

    /** Notes on a channel that an exception is raised where it stands. */
    public static void raise(Channel channel, String reason) {
        channel.attachment(Holder.class, Holder::new).raised = new RaisedException(reason, channel.place());
    }

    /** The last exception raised on a channel. */
    public static Optional<RaisedException> of(Channel channel) {
        return channel.attachment(Holder.class).flatMap(h -> Optional.ofNullable(h.raised));
    }

    private static final class Holder implements AutoCloseable {
        private volatile @org.jspecify.annotations.Nullable RaisedException raised;

        @Override
        public void close() {
            raised = null;
        }
    }
}
