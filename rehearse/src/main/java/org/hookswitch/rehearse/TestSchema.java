package org.hookswitch.rehearse;

import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON schema of test files, for editors; made of the table by which they are read. Stateless. */
public final class TestSchema {

    private TestSchema() {}

    /** JSON Schema, draft 2020-12. */
    public static String text() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tests of a dialplan");
        Map<String, Object> file = FileForm.FILE.schema();
        schema.putAll(file);
        return Json.text(schema);
    }
}
