package org.hookswitch.server.both;

import java.util.function.Consumer;

/** Where a scene is played: phones that a script tells what to do. */
interface Stage {

    Phone phone(String person);

    default Phone alice() {
        return phone("alice");
    }

    default Phone bob() {
        return phone("bob");
    }

    default Phone carol() {
        return phone("carol");
    }

    /** One phone. It rings when it is called, and does no more unless it is told. */
    interface Phone {
        Phone answersAfter(int millis);

        /** @param status of a SIP response */
        Phone rejects(int status);

        Phone diverts(String number);

        void dials(String number);

        /** Does something so many milliseconds after it hears the ringing of whom it calls. */
        Phone ringing(int millis, Consumer<Phone> action);

        /** Does something so many milliseconds after its call is up. */
        Phone talking(int millis, Consumer<Phone> action);

        void hangUp();

        void press(char key);

        void hold();

        void resume();
    }
}
