package org.hookswitch.apps.function.channel;

import java.util.Optional;

/** Information transfer capabilities by the words of dialplans (ITU-T Q.931 §4.5.5). */
enum TransferCapability {
    SPEECH(0x00, "SPEECH"),
    DIGITAL(0x08, "DIGITAL"),
    RESTRICTED_DIGITAL(0x09, "RESTRICTED_DIGITAL"),
    AUDIO_3K1(0x10, "3K1AUDIO"),
    DIGITAL_W_TONES(0x11, "DIGITAL_W_TONES"),
    VIDEO(0x18, "VIDEO");

    private final int code;
    private final String word;

    TransferCapability(int code, String word) {
        this.code = code;
        this.word = word;
    }

    int code() {
        return code;
    }

    String word() {
        return word;
    }

    static Optional<TransferCapability> parse(String text) {
        for (TransferCapability capability : values()) {
            if (capability.word.equalsIgnoreCase(text.strip())) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }

    static String print(int code) {
        for (TransferCapability capability : values()) {
            if (capability.code == code) {
                return capability.word;
            }
        }
        return "UNK";
    }
}
