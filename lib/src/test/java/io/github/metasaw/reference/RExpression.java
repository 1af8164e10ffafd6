package io.github.metasaw.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed expression of R, of the part of the language in which metafor's test files say what they
 * look at: {@code sqrt(.r(3)$tau2)}, {@code .r(7)$random[1, 2:3]}, {@code sapply(list(.r(1),
 * .r(2)), function(x) x$QE)}.
 */
sealed interface RExpression {

  /** A number, a truth value or text. */
  record Constant(Object value) implements RExpression {}

  /** A variable: the argument of a function. */
  record Name(String name) implements RExpression {}

  /** A function of one or several arguments. */
  record Closure(List<String> arguments, RExpression body) implements RExpression {}

  /**
   * A call; operators are calls too.
   *
   * @param function its name: {@code sqrt}, {@code [}, {@code +}
   * @param arguments null where one is left out, as in {@code x[1, ]}
   * @param names of the arguments, empty for those without one
   */
  record Call(String function, List<RExpression> arguments, List<String> names)
      implements RExpression {}

  /**
   * Parses an expression.
   *
   * @throws MetaforCalls.NotAnswered where it goes beyond this part of the language
   */
  static RExpression parse(String text) {
    return new Parser(text).parse();
  }

  /** By precedence climbing. */
  final class Parser {
    private static final Pattern TOKEN =
        Pattern.compile(
            "\\s*(?:(\\d+\\.?\\d*(?:[eE][+-]?\\d+)?L?|\\.\\d+(?:[eE][+-]?\\d+)?)|"
                + "(\"(?:[^\"\\\\]|\\\\.)*\")|(`[^`]*`|[A-Za-z.][\\w.]*)|"
                + "(%[^%]*%|<=|>=|==|!=|&&|\\|\\||::|\\[\\[|.))");
    private static final Map<String, Integer> PRECEDENCE = new HashMap<>();

    static {
      String[][] levels = {
        {"||", "|"},
        {"&&", "&"},
        {"==", "!=", "<", ">", "<=", ">="},
        {"+", "-"},
        {"*", "/"},
        {"%*%", "%in%", "%o%"},
        {":"},
        {"^"}
      };
      for (int i = 0; i < levels.length; i++) {
        for (String operator : levels[i]) {
          PRECEDENCE.put(operator, i + 1);
        }
      }
    }

    private static final int UNARY_MINUS = 7;

    private final List<String> tokens = new ArrayList<>();
    private int at;

    Parser(String text) {
      Matcher matcher = TOKEN.matcher(text.strip());
      while (matcher.find()) {
        tokens.add(matcher.group().strip());
      }
      tokens.add("");
    }

    RExpression parse() {
      RExpression whole = binary(0);
      if (!peek().isEmpty()) {
        throw new MetaforCalls.NotAnswered("an expression of R that is not read: " + peek());
      }
      return whole;
    }

    private String peek() {
      return tokens.get(at);
    }

    private String next() {
      return tokens.get(at++);
    }

    private void expect(String token) {
      if (!next().equals(token)) {
        throw new MetaforCalls.NotAnswered("an expression of R without its " + token);
      }
    }

    private RExpression binary(int lowest) {
      RExpression left = unary();
      while (PRECEDENCE.getOrDefault(peek(), -1) >= lowest) {
        String operator = next();
        int level = PRECEDENCE.get(operator);
        RExpression right = binary(operator.equals("^") ? level : level + 1);
        left = new Call(operator, List.of(left, right), List.of("", ""));
      }
      return left;
    }

    private RExpression unary() {
      if (peek().matches("[-!+]")) {
        String operator = next();
        RExpression argument = binary(operator.equals("!") ? 3 : UNARY_MINUS);
        return new Call(operator, List.of(argument), List.of(""));
      }
      return postfix(primary());
    }

    private RExpression primary() {
      String token = next();
      if (token.equals("(")) {
        RExpression inner = binary(0);
        expect(")");
        return inner;
      }
      if (token.startsWith("\"")) {
        return new Constant(token.substring(1, token.length() - 1));
      }
      if (token.matches("\\.?\\d.*")) {
        return new Constant(Double.parseDouble(token.replace("L", "")));
      }
      return switch (token) {
        case "TRUE", "T" -> new Constant(true);
        case "FALSE", "F" -> new Constant(false);
        case "NA", "NA_real_", "NA_integer_", "NaN" -> new Constant(Double.NaN);
        case "Inf" -> new Constant(Double.POSITIVE_INFINITY);
        case "pi" -> new Constant(Math.PI);
        case "function" -> closure();
        default -> {
          if (peek().equals("::")) {
            next();
            yield new Name(next());
          }
          yield new Name(token.replace("`", ""));
        }
      };
    }

    private RExpression closure() {
      expect("(");
      List<String> arguments = new ArrayList<>();
      while (!peek().equals(")")) {
        arguments.add(next());
        if (peek().equals(",")) {
          next();
        }
      }
      next();
      return new Closure(arguments, binary(0));
    }

    private RExpression postfix(RExpression start) {
      RExpression value = start;
      while (true) {
        switch (peek()) {
          case "$" -> {
            next();
            String name = next().replaceAll("[`\"]", "");
            value = new Call("$", List.of(value, new Constant(name)), List.of("", ""));
          }
          case "(" -> value = arguments(((Name) value).name(), null, ")");
          case "[" -> value = arguments("[", value, "]");
          case "[[" -> {
            value = arguments("[[", value, "]");
            expect("]");
          }
          default -> {
            return value;
          }
        }
      }
    }

    private RExpression arguments(String function, @Nullable RExpression first, String end) {
      next();
      List<RExpression> arguments = new ArrayList<>();
      List<String> names = new ArrayList<>();
      if (first != null) {
        arguments.add(first);
        names.add("");
      }
      boolean isAfterComma = false;
      while (!peek().equals(end) || isAfterComma) {
        isAfterComma = false;
        String name = "";
        if (tokens.get(at + 1).equals("=")) {
          name = next().replaceAll("[`\"]", "");
          next();
        }
        boolean isMissing = peek().equals(",") || peek().equals(end);
        arguments.add(isMissing ? null : binary(0));
        names.add(name);
        if (peek().equals(",")) {
          next();
          isAfterComma = peek().equals(end);
        }
      }
      next();
      return new Call(function, arguments, names);
    }
  }
}
