package org.hookswitch.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookswitch.rehearse.Result.Mismatch;
import org.hookswitch.rehearse.TestCase.Item;

/** Results as JSON, for programs. Stateless. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(List<Result> results) {
        return Json.text(
                Map.of("tests", results.stream().map(JsonReport::result).toList()));
    }

    private static Map<String, Object> result(Result r) {
        var map = new LinkedHashMap<String, Object>();
        map.put("test", r.test().name());
        map.put("file", r.test().at().file());
        map.put("line", r.test().at().line());
        map.put("status", r.status().name().toLowerCase(Locale.ROOT));
        map.put("seed", r.seed());
        map.put("wallMillis", r.wall().toMillis());
        map.put("callMillis", r.happened().millis());
        if (!r.why().isEmpty()) {
            map.put("why", r.why());
        }
        if (!r.mismatches().isEmpty()) {
            map.put(
                    "mismatches",
                    r.mismatches().stream().map(JsonReport::mismatch).toList());
        }
        if (!r.happened().problems().isEmpty()) {
            map.put("problems", r.happened().problems());
        }
        if (r.status() == Result.Status.FAILED) {
            map.put("ladder", Ladder.of(r.happened()));
        }
        return map;
    }

    private static Map<String, Object> mismatch(Mismatch m) {
        var map = new LinkedHashMap<String, Object>();
        map.put("what", TextReport.what(m.expectation()));
        map.put("file", m.expectation().at().file());
        map.put("line", m.expectation().at().line());
        map.put("reason", m.what());
        map.put("expected", m.expectation().items().stream().map(Item::text).toList());
        map.put("happened", m.happened());
        return map;
    }
}
