package io.github.metasaw.reference;

import static io.github.metasaw.reference.RFunctions.logDensity;
import static io.github.metasaw.reference.RFunctions.ordinary;
import static io.github.metasaw.reference.RIndexing.element;
import static io.github.metasaw.reference.RIndexing.indexed;
import static io.github.metasaw.reference.RIndexing.list;
import static io.github.metasaw.reference.RIndexing.picked;
import static io.github.metasaw.reference.RIndexing.set;
import static io.github.metasaw.reference.RIndexing.text;
import static io.github.metasaw.reference.RMatrices.combined;
import static io.github.metasaw.reference.RMatrices.listed;
import static io.github.metasaw.reference.RMatrices.matrix;

import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.MetaforCalls.OtherComputation;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Computes expressions of R from the results of recorded calls. */
final class RInterpreter {

  private final IntFunction<RValue> results;
  private final Map<String, RValue> variables;

  /**
   * @param results of the calls by their numbers
   */
  RInterpreter(IntFunction<RValue> results) {
    this(results, Map.of());
  }

  private RInterpreter(IntFunction<RValue> results, Map<String, RValue> variables) {
    this.results = results;
    this.variables = variables;
  }

  /**
   * The value of an expression.
   *
   * @throws NotAnswered where it asks for what is not there
   */
  RValue value(RExpression expression) {
    if (expression instanceof RExpression.Constant constant) {
      return constant(constant.value());
    }
    if (expression instanceof RExpression.Closure closure) {
      return new RValue.Function(closure);
    }
    if (expression instanceof RExpression.Name name) {
      RValue value = variables.get(name.name());
      if (value == null) {
        throw new OtherComputation("variables of R that no call made");
      }
      return value;
    }
    return call((RExpression.Call) expression);
  }

  private static boolean isCall(RExpression expression, String function) {
    return expression instanceof RExpression.Call call && call.function().equals(function);
  }

  /** An attribute of a column of a table, or of another result. */
  private RValue attribute(RExpression of, RExpression name) {
    String attribute = "attr:" + text(value(name));
    if (isCall(of, "$")) {
      List<RExpression> column = ((RExpression.Call) of).arguments();
      if (value(column.get(0)) instanceof Elements table) {
        String own = attribute + ":" + text(value(column.get(1)));
        return element(table, table.values().containsKey(own) ? own : attribute);
      }
    }
    return element(value(of), attribute);
  }

  private static RValue constant(Object value) {
    if (value instanceof String text) {
      return new Text(List.of(text));
    }
    if (value instanceof Boolean truth) {
      return Numbers.of(truth ? 1 : 0);
    }
    return Numbers.of((Double) value);
  }

  private RValue call(RExpression.Call call) {
    String function = call.function();
    List<RExpression> given = call.arguments();
    if (function.equals(".r")) {
      return results.apply((int) RValue.numbers(value(given.get(0)))[0]);
    }
    if (function.matches("[sl]apply")) {
      return applied(given);
    }
    if (function.equals("with")) {
      Elements data = list(value(given.get(0)));
      return new RInterpreter(results, data.values()).value(given.get(1));
    }
    if (function.equals(".set")
        && given.get(2) instanceof RExpression.Name none
        && none.name().equals("NULL")) {
      Map<String, RValue> left = new LinkedHashMap<>(list(value(given.get(0))).values());
      left.remove(text(value(given.get(1))));
      return new Elements(left);
    }
    if (function.equals("$") && isCall(given.get(0), "attributes")) {
      return attribute(((RExpression.Call) given.get(0)).arguments().get(0), given.get(1));
    }
    if (function.equals("attr")) {
      return attribute(given.get(0), given.get(1));
    }
    List<RValue> arguments = new ArrayList<>();
    for (RExpression argument : given) {
      arguments.add(argument == null ? null : value(argument));
    }
    return switch (function) {
      case "$" -> element(arguments.get(0), text(arguments.get(1)));
      case "[[" -> picked(arguments.get(0), arguments.get(1));
      case "[" -> indexed(arguments, call.names());
      case "c" -> combined(arguments, call.names());
      case "list", "data.frame" -> listed(arguments, call.names());
      case ".set" -> set(arguments);
      case "matrix" -> matrix(arguments, call.names());
      case "dnorm" -> logDensity(arguments, call.names());
      default -> ordinary(function, arguments);
    };
  }

  /** The value of a function of one argument. */
  RValue applied(RExpression.Closure closure, RValue argument) {
    Map<String, RValue> inner = new LinkedHashMap<>(variables);
    inner.put(closure.arguments().get(0), argument);
    return new RInterpreter(results, inner).value(closure.body());
  }

  private RValue applied(List<RExpression> given) {
    RValue over = value(given.get(0));
    List<RValue> elements =
        over instanceof Elements list
            ? new ArrayList<>(list.values().values())
            : Arrays.stream(RValue.numbers(over)).mapToObj(v -> (RValue) Numbers.of(v)).toList();
    List<RValue> values = new ArrayList<>();
    for (RValue element : elements) {
      if (given.get(1) instanceof RExpression.Closure closure) {
        values.add(applied(closure, element));
      } else {
        values.add(ordinary(((RExpression.Name) given.get(1)).name(), List.of(element)));
      }
    }
    int each = values.isEmpty() ? 0 : RValue.numbers(values.get(0)).length;
    return new Numbers(RValue.joined(values), each > 1 ? each : 0, List.of());
  }
}
