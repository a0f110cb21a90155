package org.hookswitch.dialplan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;

/**
 * Keeps what was read once, for large dialplans say the same thing thousands of times: names, and compiled texts in which
 * nothing was wrong. Lives as long as one read. One thread.
 */
final class ReadTexts {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, PriorityText> priorities = new HashMap<>();
    private final Diagnostics diagnostics;

    ReadTexts(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    String name(String name) {
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    PriorityText priority(String text) {
        return priorities.computeIfAbsent(text, PriorityText::read);
    }

    Template template(String text, IntFunction<SourceLocation> origin) {
        Template known = templates.get(text);
        if (known != null) {
            return known;
        }
        // What is wrong is said at every place, so such a text is compiled anew each time.
        Diagnostics own = new Diagnostics();
        Template template = Template.parse(text, origin, own);
        if (own.isEmpty()) {
            templates.put(text, template);
        } else {
            diagnostics.addAll(own.list());
        }
        return template;
    }
}
