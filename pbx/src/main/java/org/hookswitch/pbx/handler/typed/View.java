package org.hookswitch.pbx.handler.typed;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hookswitch.handlers.Call;
import org.hookswitch.handlers.Party;
import org.hookswitch.handlers.Redirection;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.handler.Visit;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.PartyName;
import org.hookswitch.pbx.party.PartyNumber;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;

/** What a handler sees of its subject at every stage; everything goes through the {@link Visit}. */
class View implements Call {

    private final Visit visit;
    private final List<String> arguments;

    View(Visit visit, List<String> arguments) {
        this.visit = visit;
        this.arguments = arguments;
    }

    final <T> T ask(Function<Channel, T> question) {
        return visit.with(question);
    }

    final void tell(Consumer<Channel> action) {
        visit.with(channel -> {
            action.accept(channel);
            return true;
        });
    }

    @Override
    public String channel() {
        return ask(Channel::name);
    }

    @Override
    public String uniqueId() {
        return ask(Channel::uniqueId);
    }

    @Override
    public String linkedId() {
        return ask(Channel::linkedId);
    }

    @Override
    public String context() {
        return ask(c -> c.place().context());
    }

    @Override
    public String extension() {
        return ask(c -> c.place().exten());
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public String get(String name) {
        return ask(c -> {
            if (Assignment.isFunction(name)) {
                int open = name.indexOf('(');
                return c.scope().function(name.substring(0, open), name.substring(open + 1, name.length() - 1));
            }
            String value = c.variable(name);
            return value == null ? "" : value;
        });
    }

    @Override
    public void set(String name, String value) {
        tell(c -> Assignment.set(c, name, value));
    }

    @Override
    public Party caller() {
        return ask(c -> party(c.caller().id()));
    }

    @Override
    public Party connected() {
        return ask(c -> party(c.connected().id()));
    }

    @Override
    public Redirection redirecting() {
        return ask(c -> {
            Redirecting r = c.redirecting();
            return new Redirection(
                    party(r.orig()), party(r.from()), party(r.to()), r.reason().word(), r.count());
        });
    }

    final void changeCaller(Party now) {
        tell(c -> c.caller(c.caller().withId(changed(c.caller().id(), now))));
    }

    final void changeConnected(Party now) {
        tell(c -> c.connected(c.connected().withId(changed(c.connected().id(), now))));
    }

    final void changeRedirecting(Redirection now) {
        tell(c -> {
            Redirecting r = c.redirecting();
            c.redirecting(r.withOrig(changed(r.orig(), now.original()))
                    .withFrom(changed(r.from(), now.from()))
                    .withTo(changed(r.to(), now.to()))
                    .withReason(new RedirectReason(now.reason()))
                    .withCount(now.count()));
        });
    }

    private static Party party(PartyId id) {
        return new Party(id.name().text(), id.number().digits(), isWithheld(id));
    }

    private static boolean isWithheld(PartyId id) {
        return id.presentation().isRestricted();
    }

    /** The party with name, number and presentation of another; what the other does not know of stays. */
    private static PartyId changed(PartyId id, Party now) {
        if (party(id).equals(now)) {
            return id;
        }
        PartyName name = now.name().isEmpty()
                ? PartyName.NONE
                : new PartyName(true, now.name(), id.name().presentation());
        PartyNumber number = now.number().isEmpty()
                ? PartyNumber.NONE
                : new PartyNumber(
                        true, now.number(), id.number().plan(), id.number().presentation());
        PartyId changed = id.withName(name).withNumber(number);
        return isWithheld(id) == now.withheld()
                ? changed
                : changed.withPresentation(
                        now.withheld() ? Presentation.PROHIB_NOT_SCREENED : Presentation.ALLOWED_NOT_SCREENED);
    }
}
