package org.hookswitch.check;

import java.util.Optional;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.handler.HandlerStage;

/** The routines that features.conf, handlers.conf and {@code [globals]} bind to stages. Stateless. */
final class FileBindings {

    /** Takes one binding. */
    interface Sink {
        void bind(HandlerStage stage, String place, String boundBy, SourceLocation where);
    }

    private FileBindings() {}

    static void read(Sources sources, PlanIndex index, Sink sink) {
        sources.file("features.conf").ifPresent(conf -> features(conf, sink));
        sources.file("handlers.conf").ifPresent(conf -> handlers(conf, sink));
        sources.file(Sources.DIALPLAN).ifPresent(conf -> globals(conf, sink));
    }

    /** {@code name => keys,who,Gosub,"place"} or {@code name => keys,who,Gosub(place)}. */
    private static void features(Conf conf, Sink sink) {
        for (Section section : conf.sections("applicationmap")) {
            for (Option option : section.options()) {
                var parts = Substitutions.split(option.value(), ',');
                if (parts.size() < 3) {
                    continue;
                }
                Piece application = parts.get(2).stripped();
                String written = application.text();
                String place = "";
                if (written.equalsIgnoreCase("Gosub") && parts.size() > 3) {
                    place = parts.get(3).stripped().text();
                } else if (written.regionMatches(true, 0, "Gosub(", 0, 6)) {
                    place = written.substring(6, Math.max(6, written.lastIndexOf(')')));
                }
                place = place.replace("\"", "").strip();
                if (!place.isEmpty()) {
                    sink.bind(
                            HandlerStage.DYNAMIC_FEATURE,
                            place,
                            "the feature '" + option.name() + "'",
                            option.locate(application.at()));
                }
            }
        }
    }

    private static void handlers(Conf conf, Sink sink) {
        for (Section section : conf.sections()) {
            Optional<HandlerStage> stage = section.value("stage").flatMap(HandlerStage::parse);
            Optional<Option> run = section.last("run");
            boolean place = run.isPresent() && !run.get().value().matches("[a-z]+:.*");
            if (stage.isPresent() && place) {
                sink.bind(
                        stage.get(),
                        run.get().value(),
                        "[" + section.name() + "]",
                        run.get().valueLocation());
            }
        }
    }

    private static void globals(Conf conf, Sink sink) {
        for (Section section : conf.sections("globals")) {
            for (Option option : section.options()) {
                HandlerStage stage = switch (option.name()) {
                    case "CONNECTED_LINE_SEND_SUB" -> HandlerStage.CONNECTED_LINE;
                    case "REDIRECTING_SEND_SUB" -> HandlerStage.REDIRECTING;
                    default -> null;
                };
                if (stage != null && !option.value().isEmpty()) {
                    sink.bind(stage, option.value(), option.name(), option.valueLocation());
                }
            }
        }
    }
}
