package org.hookswitch.handlers;

/** A party of a conversation that is interrupted for as long as the handler runs. */
public interface DynamicFeature extends Call, Audio {

    /** The feature's name, as features.conf has it. */
    String feature();

    /** The name of the channel that pressed the keys. */
    String activatedBy();
}
