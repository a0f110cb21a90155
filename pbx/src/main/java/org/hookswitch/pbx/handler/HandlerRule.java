package org.hookswitch.pbx.handler;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;

/**
 * A rule of handlers.conf: it binds a routine to a stage of every call that it fits, whatever application dials and without
 * a word in the dialplan. Immutable.
 *
 * @param name the section's name
 * @param channels which subjects it fits, by the channel's name; {@code *} stands for anything
 * @param context which calls it fits, by the context of the caller; empty for all
 * @param run the routine's location; substituted at each run, with the caller's variables
 * @param order where several fit, the lower one runs first
 * @param writtenAt where {@code run} stands
 */
public record HandlerRule(
        String name,
        HandlerStage stage,
        Pattern channels,
        Optional<String> context,
        Template run,
        int order,
        SourceLocation writtenAt) {

    /** The pattern of a text in which {@code *} stands for anything; capital and small letters are the same. */
    public static Pattern channels(String text) {
        var regex = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    boolean fits(HandlerStage ofStage, Channel subject, Channel caller) {
        return stage == ofStage
                && (context.isEmpty() || context.get().equals(caller.place().context()))
                && channels.matcher(subject.name()).matches();
    }

    Binding binding(Channel caller) {
        return new Binding(
                stage, run.evaluate(caller.scope()), "rule " + name, writtenAt.fileAndLine(), caller.place());
    }
}
