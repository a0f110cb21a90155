package org.hookswitch.media;

import java.nio.ByteBuffer;

/**
 * One packet's worth of audio, or one piece of a digit, on its way from a port to a sink.
 *
 * <p>A frame is a flyweight: its producer owns one, fills it anew for every packet and hands it to a sink on its own
 * thread. A sink must be done with it when {@code accept} returns; it neither keeps the frame nor its buffer, and it
 * does not change the payload. It may overwrite the {@link #HEADROOM} bytes in front of the payload: that is how an RTP
 * port puts its header there without copying.
 *
 * <p>Timestamp and sequence number have the meaning of RFC 3550, and are comparable within one {@link #timeline()}. For
 * {@link Kind#DIGIT} the payload is one telephone-event of RFC 4733 as on the wire.
 */
public final class Frame {
    /** Bytes in front of the payload that a producer always provides and a sink may overwrite. */
    public static final int HEADROOM = 64;

    /** No payload is longer: what fits a datagram on any sane network. */
    public static final int MAX_PAYLOAD = 1500;

    /** A frame that lasts longer is none: its payload is dropped where it would have to be decoded. */
    public static final int MAX_MS = 200;

    /** What the payload is. */
    public enum Kind {
        /** Audio in {@link Frame#codec()}. */
        AUDIO,
        /** A telephone-event of RFC 4733, four bytes. */
        DIGIT,
        /** Comfort noise of RFC 3389. */
        COMFORT_NOISE
    }

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();
    private static final String DIGITS = "0123456789*#ABCD!";

    private Kind kind = Kind.AUDIO;
    private Codec codec = Codec.ULAW;
    private ByteBuffer buffer = EMPTY;
    private int offset;
    private int length;
    private int clockRate = 8000;
    private int timestamp;
    private int sequence;
    private int timeline;
    private boolean marker;
    private int hops;

    /** Makes a frame that has nothing in it yet. */
    public Frame() {}

    /** Makes a buffer fit for frames: network byte order, room for the headroom and the longest payload. */
    public static ByteBuffer newBuffer() {
        return ByteBuffer.allocate(HEADROOM + MAX_PAYLOAD);
    }

    /** Producer: this frame is now audio in the given codec, the payload lying at offset in the buffer. */
    public Frame audio(Codec codec, ByteBuffer buffer, int offset, int length) {
        this.kind = Kind.AUDIO;
        this.codec = codec;
        this.clockRate = codec.clockRate();
        return payload(buffer, offset, length);
    }

    /** Producer: this frame is now a telephone-event, four bytes at offset. */
    public Frame digit(int clockRate, ByteBuffer buffer, int offset) {
        this.kind = Kind.DIGIT;
        this.clockRate = clockRate;
        return payload(buffer, offset, 4);
    }

    /** Producer: this frame is now comfort noise. */
    public Frame comfortNoise(int clockRate, ByteBuffer buffer, int offset, int length) {
        this.kind = Kind.COMFORT_NOISE;
        this.clockRate = clockRate;
        return payload(buffer, offset, length);
    }

    /** Producer: where the frame stands in its timeline, and whether it begins a talk spurt (or a digit). */
    public Frame at(int timeline, int sequence, int timestamp, boolean marker) {
        this.timeline = timeline;
        this.sequence = sequence;
        this.timestamp = timestamp;
        this.marker = marker;
        return this;
    }

    private Frame payload(ByteBuffer buffer, int offset, int length) {
        if (offset < HEADROOM) {
            throw new IllegalArgumentException("headroom of " + offset + " bytes, expected at least " + HEADROOM);
        }
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isAudio() {
        return kind == Kind.AUDIO;
    }

    /** The codec of the payload; says nothing unless the frame is audio. */
    public Codec codec() {
        return codec;
    }

    /** The buffer that holds the payload, big endian; its position and limit mean nothing and may be changed. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Where in {@link #buffer()} the payload begins. */
    public int offset() {
        return offset;
    }

    /** Bytes of payload. */
    public int length() {
        return length;
    }

    /** The payload's byte at index, from 0. */
    public byte byteAt(int index) {
        return buffer.get(offset + index);
    }

    /** Copies the payload into a new array: for tests and rare paths, since it allocates. */
    public byte[] toBytes() {
        byte[] copy = new byte[length];
        buffer.get(offset, copy);
        return copy;
    }

    /** Units of {@link #timestamp()} a second. */
    public int clockRate() {
        return clockRate;
    }

    /** Sampling instant of the first sample (of a digit: its beginning), unsigned 32 bits that wrap. */
    public int timestamp() {
        return timestamp;
    }

    /** Counts the frames of a timeline, unsigned 16 bits that wrap; gaps are lost frames. */
    public int sequence() {
        return sequence;
    }

    /** Names the source of timestamps and sequence numbers; another number means another, unrelated clock. */
    public int timeline() {
        return timeline;
    }

    /** First frame of a talk spurt or of a digit. */
    public boolean marker() {
        return marker;
    }

    /** The RTP clock ticks that an audio payload lasts; 0 for the other kinds. */
    public int ticks() {
        return isAudio() ? codec.clockTicks(length) : 0;
    }

    /** Of a digit frame: the event code of RFC 4733, 0 to 255 (16 is a flash). */
    public int event() {
        return byteAt(0) & 0xff;
    }

    /** Of a digit frame: {@code 0-9 * # A-D}, {@code !} for flash, or {@code 0} byte for any other event. */
    public char digit() {
        int event = event();
        return event < DIGITS.length() ? DIGITS.charAt(event) : '\0';
    }

    /** Of a digit frame: whether the sender says that the key is up. */
    public boolean digitEnds() {
        return (byteAt(1) & 0x80) != 0;
    }

    /** Of a digit frame: how long the key has been down so far, in clock ticks. */
    public int digitDuration() {
        return buffer.getShort(offset + 2) & 0xffff;
    }

    /** The event code of a digit, or -1 when there is none for that character. Letters in any case. */
    public static int eventOf(char digit) {
        return DIGITS.indexOf(Character.toUpperCase(digit));
    }

    /** For ports that hand frames on in a circle: enters one more port, false when this frame has been through too many. */
    boolean enter() {
        if (hops >= 32) {
            return false;
        }
        hops++;
        return true;
    }

    void leave() {
        hops--;
    }
}
