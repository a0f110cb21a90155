package org.hookswitch.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of every frame it is given. */
public final class CollectingSink implements FrameSink {
    /** What a frame said. */
    public record Seen(
            Frame.Kind kind,
            Codec codec,
            ByteBuffer payload,
            int timeline,
            int sequence,
            int timestamp,
            boolean marker) {}

    private final List<Seen> seen = new ArrayList<>();

    public CollectingSink() {}

    @Override
    public synchronized void accept(Frame frame) {
        seen.add(new Seen(
                frame.kind(),
                frame.codec(),
                ByteBuffer.wrap(frame.toBytes()),
                frame.timeline(),
                frame.sequence(),
                frame.timestamp(),
                frame.marker()));
    }

    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }
}
