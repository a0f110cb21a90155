package org.hookswitch.server.both;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/** A scene in virtual time. */
record Simulated(Scene scene, Simulation simulation) implements Stage {

    @Override
    public Phone phone(String person) {
        String number = Integer.toString(6001 + Scene.PEOPLE.indexOf(person));
        SimulatedPhone phone = simulation.phone(scene.phone(person)).identifiesAs(person, number);
        return new Player(scene, phone);
    }

    private static final class Player implements Phone {
        private static final int LOOK_MS = 20;
        private static final int MOST_LOOKS = 1_000;

        private final Scene scene;
        private final SimulatedPhone phone;
        private int looks;

        Player(Scene scene, SimulatedPhone phone) {
            this.scene = scene;
            this.phone = phone;
        }

        @Override
        public Phone answersAfter(int millis) {
            phone.answersAfter(millis);
            return this;
        }

        @Override
        public Phone rejects(int status) {
            phone.declines(
                    switch (status) {
                        case 486 -> HangupCause.USER_BUSY;
                        case 503 -> HangupCause.NORMAL_CIRCUIT_CONGESTION;
                        case 603 -> HangupCause.CALL_REJECTED;
                        default -> throw new IllegalArgumentException("status " + status);
                    });
            return this;
        }

        @Override
        public Phone diverts(String number) {
            phone.behaves(new SimulatedPhone.Behaviour.Diverts(Duration.ZERO, number, Redirecting.NONE));
            return this;
        }

        @Override
        public void dials(String number) {
            phone.dials(number, scene.name());
        }

        @Override
        public Phone ringing(int millis, Consumer<Phone> action) {
            return when(
                    () -> phone.story().stream().anyMatch(told -> told.startsWith("is told ringing")), millis, action);
        }

        @Override
        public Phone talking(int millis, Consumer<Phone> action) {
            return when(() -> phone.isInACall() && phone.channel().isUp(), millis, action);
        }

        private Phone when(BooleanSupplier condition, int millis, Consumer<Phone> action) {
            if (condition.getAsBoolean()) {
                phone.after(millis, p -> action.accept(this));
            } else if (looks++ < MOST_LOOKS) {
                phone.after(LOOK_MS, p -> when(condition, millis, action));
            }
            return this;
        }

        @Override
        public void hangUp() {
            phone.hangUp();
        }

        @Override
        public void press(char key) {
            phone.press(String.valueOf(key));
        }

        @Override
        public void hold() {
            phone.hold();
        }

        @Override
        public void resume() {
            phone.resume();
        }
    }
}
