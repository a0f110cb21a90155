package org.hookswitch.apps.function.encode;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Chance;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code UUID}: a new universally unique identifier, made by chance (RFC 9562 §5.4). */
public final class Uuid extends Described {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    public Uuid() {
        super(FunctionSpec.read("UUID", "A new universally unique identifier", "UUID()", 0, 0));
    }

    @Override
    public String read(FunctionCall call) {
        RandomGenerator chance = Chance.of(call.pbx());
        long high = (chance.nextLong() & ~0xf000L) | VERSION_4;
        long low = (chance.nextLong() & 0x3fffffffffffffffL) | VARIANT;
        return new UUID(high, low).toString();
    }
}
