package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of expressions.tsv, by each way an expression can go. */
class ExpressionTableTest {

    private static final SourceLocation HERE = new SourceLocation("extensions.conf", 1, 1);

    static List<Table.Row> expressions() {
        return Table.read("expressions.tsv");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionCompiledBeforehandGivesWhatTheTableSays(Table.Row row) {
        Expression expression = Expression.parse(row.get(0), HERE, new Diagnostics());
        assertThat(expression.evaluate(new TestScope())).isEqualTo(row.get(1));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionReadWhileTheCallRunsGivesWhatTheTableSays(Table.Row row) {
        assertThat(Evaluator.evaluate(row.get(0), new TestScope()).text()).isEqualTo(row.get(1));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionThatIsOneVariableGivesWhatTheTableSays(Table.Row row) {
        TestScope scope = new TestScope().with("all", row.get(0));
        assertThat(Template.parse("$[${all}]").evaluate(scope)).isEqualTo(row.get(1));
    }

    /** Each word and each quoted text's inside comes from a variable: the compiled way, with all its ifs. */
    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionWhoseValuesAreVariablesGivesWhatTheTableSays(Table.Row row) {
        String text = row.get(0);
        TestScope scope = new TestScope();
        StringBuilder template = new StringBuilder("$[");
        int copied = 0;
        Lexer lexer = new Lexer(text);
        for (Token token = lexer.take(); token.kind() != Token.Kind.END; token = lexer.take()) {
            if (!token.isValue()) {
                continue;
            }
            int quote = token.kind() == Token.Kind.QUOTED ? 1 : 0;
            String name = "v" + token.offset();
            scope.with(name, token.text().substring(quote, token.text().length() - quote));
            template.append(text, copied, token.offset() + quote)
                    .append("${")
                    .append(name)
                    .append('}');
            copied = token.offset() + token.text().length() - quote;
        }
        template.append(text, copied, text.length()).append(']');
        if (text.indexOf('[') < 0 || balanced(text)) {
            assertThat(Template.parse(template.toString()).evaluate(scope)).isEqualTo(row.get(1));
        }
    }

    private static boolean balanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void aConditionHoldsExactlyWhenItsTextDoes(Table.Row row) {
        Template template = new Template(row.get(0), List.of(Expression.parse(row.get(0), HERE, new Diagnostics())));
        assertThat(template.test(new TestScope())).isEqualTo(Condition.holds(row.get(1)));
    }
}
