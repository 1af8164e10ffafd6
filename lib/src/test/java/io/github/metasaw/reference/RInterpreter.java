package io.github.metasaw.reference;

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
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Computes expressions of R from the results of recorded calls. */
final class RInterpreter {

  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("sqrt", Math::sqrt),
          Map.entry("exp", Math::exp),
          Map.entry("log", Math::log),
          Map.entry("abs", Math::abs),
          Map.entry("!", v -> v == 0 ? 1 : 0),
          Map.entry("is.na", v -> Double.isNaN(v) ? 1 : 0),
          Map.entry("transf.exp.int", Math::exp),
          Map.entry("tanh", Math::tanh),
          Map.entry("plogis", v -> 1 / (1 + Math.exp(-v))));

  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("+", Double::sum),
          Map.entry("-", (a, b) -> a - b),
          Map.entry("*", (a, b) -> a * b),
          Map.entry("/", (a, b) -> a / b),
          Map.entry("^", Math::pow),
          Map.entry("==", (a, b) -> a == b ? 1 : 0),
          Map.entry("!=", (a, b) -> a != b ? 1 : 0),
          Map.entry("<", (a, b) -> a < b ? 1 : 0),
          Map.entry(">", (a, b) -> a > b ? 1 : 0),
          Map.entry("<=", (a, b) -> a <= b ? 1 : 0),
          Map.entry(">=", (a, b) -> a >= b ? 1 : 0),
          Map.entry("&&", (a, b) -> a * b),
          Map.entry("&", (a, b) -> a * b),
          Map.entry("||", (a, b) -> a + b > 0 ? 1 : 0),
          Map.entry("|", (a, b) -> a + b > 0 ? 1 : 0));

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

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

  /** A test of two models as a table has a row for each, the first without a test. */
  private static RValue tabulated(RValue value) {
    if (value instanceof Elements tests && isNumbered(tests)) {
      return joined(tests);
    }
    if (!(value instanceof Elements list) || !list.values().containsKey("LRT")) {
      return value;
    }
    Map<String, RValue> columns = new LinkedHashMap<>();
    list.values()
        .forEach(
            (name, cell) -> columns.put(name, Numbers.of(Double.NaN, RValue.numbers(cell)[0])));
    return new Elements(columns);
  }

  private static boolean isNumbered(Elements list) {
    return list.values().containsKey("[[1]]");
  }

  /** The results of a list as rows of one table. */
  private static RValue joined(Elements list) {
    Map<String, RValue> columns = new LinkedHashMap<>();
    list(list.values().get("[[1]]"))
        .values()
        .keySet()
        .forEach(
            name ->
                columns.put(
                    name,
                    Numbers.of(
                        list.values().values().stream()
                            .mapToDouble(one -> RValue.numbers(element(one, name))[0])
                            .toArray())));
    return new Elements(columns);
  }

  private static RValue set(List<RValue> arguments) {
    Map<String, RValue> changed = new LinkedHashMap<>(list(arguments.get(0)).values());
    changed.put(text(arguments.get(1)), arguments.get(2));
    return new Elements(changed);
  }

  private static RValue matrix(List<RValue> arguments, List<String> names) {
    double[] values = RValue.numbers(arguments.get(0));
    int rows = 1;
    for (int i = 1; i < names.size(); i++) {
      if (names.get(i).equals("nrow")) {
        rows = (int) RValue.numbers(arguments.get(i))[0];
      }
      if (names.get(i).equals("byrow")) {
        throw new NotAnswered("a matrix of R by rows");
      }
    }
    return new Numbers(values, rows, List.of());
  }

  /** Logarithms of normal densities. */
  private static RValue logDensity(List<RValue> arguments, List<String> names) {
    if (arguments.size() != 4 || !names.get(3).equals("log")) {
      throw new OtherComputation("the function dnorm of R");
    }
    double[] x = RValue.numbers(arguments.get(0));
    double[] mean = RValue.numbers(arguments.get(1));
    double[] sd = RValue.numbers(arguments.get(2));
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double z = (x[i] - mean[i % mean.length]) / sd[i % sd.length];
      values[i] = -0.5 * z * z - Math.log(sd[i % sd.length]) - 0.5 * Math.log(2 * Math.PI);
    }
    return Numbers.of(values);
  }

  /** Places of texts among others, from 1; missing where one is not among them. */
  private static RValue match(RValue wanted, RValue among) {
    List<String> all = ((Text) among).values();
    return Numbers.of(
        ((Text) wanted)
            .values().stream()
                .mapToDouble(one -> all.contains(one) ? all.indexOf(one) + 1 : Double.NaN)
                .toArray());
  }

  /** Names of the rows of a table, or of the elements of a vector. */
  private static RValue names(RValue of) {
    if (of instanceof Elements table) {
      return element(table, "slab");
    }
    if (of instanceof Numbers numbers && !numbers.names().isEmpty()) {
      return new Text(numbers.names());
    }
    throw new NotAnswered("names of R");
  }

  /** The coefficients or standard errors of a result, which may have several parts. */
  private static RValue part(RValue of, String function) {
    String prefix = function + "(.)$";
    Map<String, RValue> parts = new LinkedHashMap<>();
    list(of)
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                parts.put(name.substring(prefix.length()), value);
              }
            });
    return parts.isEmpty()
        ? element(of, function.equals("coef") ? "beta" : "se")
        : new Elements(parts);
  }

  private static Numbers repeated(Numbers x, int times) {
    double[] values = new double[x.values().length * times];
    Arrays.setAll(values, i -> x.values()[i % x.values().length]);
    return Numbers.of(values);
  }

  private static RValue ordinary(String function, List<RValue> arguments) {
    if (arguments.isEmpty()) {
      throw new NotAnswered("the function " + function + " of R");
    }
    RValue first = arguments.get(0);
    if (function.equals("print") && arguments.size() > 1) {
      throw new NotAnswered("text of R");
    }
    if (UNARY.containsKey(function) && arguments.size() == 1) {
      return mapped(first, UNARY.get(function));
    }
    if (BINARY.containsKey(function)) {
      return arguments.size() == 1
          ? mapped(first, v -> function.equals("-") ? -v : v)
          : combined(numeric(first), numeric(arguments.get(1)), BINARY.get(function));
    }
    return switch (function) {
      case "as.vector", "as.numeric", "as.matrix", "unname", "unlist", "c.default", "as.integer" ->
          first instanceof Text ? first : Numbers.of(RValue.numbers(first));
      case "as.data.frame" -> tabulated(first);
      case "invisible",
          "suppressWarnings",
          "suppressMessages",
          "expect_warning",
          "unclass",
          "print" ->
          first;
      case "coef", "se" -> part(first, function);
      case "rep" -> repeated(numeric(first), (int) RValue.numbers(arguments.get(1))[0]);
      case "range" -> {
        double[] x = RValue.numbers(first);
        yield Numbers.of(
            DoubleStream.of(x).min().orElseThrow(), DoubleStream.of(x).max().orElseThrow());
      }
      case "qnorm" -> mapped(first, p -> NORMAL.inverseCumulativeProbability(p));
      case "qchisq" -> {
        double df = RValue.numbers(arguments.get(1))[0];
        yield mapped(first, p -> ChiSquaredDistribution.of(df).inverseCumulativeProbability(p));
      }
      case "logical" -> Numbers.of(new double[(int) RValue.numbers(first)[0]]);
      case "vcov" -> element(first, "vb");
      case "logLik" -> element(first, "logLik");
      case "match" -> match(first, arguments.get(1));
      case "rownames", "names" -> names(first);
      case "sum" -> Numbers.of(DoubleStream.of(RValue.numbers(first)).sum());
      case "mean" -> Numbers.of(DoubleStream.of(RValue.numbers(first)).average().orElseThrow());
      case "min" -> Numbers.of(DoubleStream.of(RValue.numbers(first)).min().orElseThrow());
      case "max" -> Numbers.of(DoubleStream.of(RValue.numbers(first)).max().orElseThrow());
      case "all" ->
          Numbers.of(DoubleStream.of(RValue.numbers(first)).allMatch(v -> v != 0) ? 1 : 0);
      case "any" -> Numbers.of(DoubleStream.of(RValue.numbers(first)).anyMatch(v -> v > 0) ? 1 : 0);
      case "length" -> Numbers.of(length(first));
      case "nrow" -> Numbers.of(rows(first));
      case "ncol" -> Numbers.of(columns(first));
      case "t" -> transposed(first);
      case "diag" -> diagonal(numeric(first));
      case "round" ->
          rounded(first, arguments.size() > 1 ? RValue.numbers(arguments.get(1))[0] : 0);
      case "rbind", "cbind" -> bound(arguments, function.equals("rbind"));
      case "rev" -> reversed(numeric(first));
      case "attr" -> element(first, "attr:" + text(arguments.get(1)));
      case "attributes" -> first;
      case "is.null" -> Numbers.of(0);
      case "head", "tail" -> ends(numeric(first), arguments, function.equals("head"));
      case "seq_len" -> range(1, RValue.numbers(first)[0]);
      case ":" -> range(RValue.numbers(first)[0], RValue.numbers(arguments.get(1))[0]);
      default -> throw new OtherComputation("the function " + function + " of R");
    };
  }

  private static RValue ends(Numbers x, List<RValue> arguments, boolean isHead) {
    int n = arguments.size() > 1 ? (int) RValue.numbers(arguments.get(1))[0] : 6;
    int size = x.values().length;
    int count = Math.min(size, n);
    return Numbers.of(
        isHead
            ? Arrays.copyOf(x.values(), count)
            : Arrays.copyOfRange(x.values(), size - count, size));
  }

  private static Numbers reversed(Numbers x) {
    double[] values = new double[x.values().length];
    Arrays.setAll(values, i -> x.values()[values.length - 1 - i]);
    return Numbers.of(values);
  }

  private static Numbers range(double from, double to) {
    int step = to >= from ? 1 : -1;
    return Numbers.of(
        IntStream.rangeClosed(0, (int) Math.abs(to - from))
            .mapToDouble(i -> from + step * i)
            .toArray());
  }

  private static Elements list(RValue value) {
    if (value instanceof Elements list) {
      return list;
    }
    throw new NotAnswered("a whole result of R");
  }

  private static Numbers numeric(RValue value) {
    return value instanceof Numbers numbers ? numbers : Numbers.of(RValue.numbers(value));
  }

  private static String text(RValue value) {
    if (value instanceof Text text) {
      return text.values().get(0);
    }
    throw new NotAnswered("an element by a computed name");
  }

  private static RValue element(RValue of, String name) {
    RValue value = of instanceof Elements list ? list.values().get(name) : null;
    if (value == null) {
      throw new NotAnswered("no quantity " + name);
    }
    return value;
  }

  private static RValue picked(RValue of, RValue index) {
    if (index instanceof Text) {
      return element(of, text(index));
    }
    int i = (int) RValue.numbers(index)[0] - 1;
    if (of instanceof Elements list) {
      List<RValue> all = new ArrayList<>(list.values().values());
      if (i >= all.size()) {
        throw new NotAnswered("an element that the result has not");
      }
      return all.get(i);
    }
    return Numbers.of(numeric(of).values()[i]);
  }

  private static RValue indexed(List<RValue> arguments, List<String> names) {
    RValue of = arguments.get(0);
    int indices = 0;
    for (int i = 1; i < arguments.size(); i++) {
      indices += names.get(i).isEmpty() ? 1 : 0;
    }
    if (of instanceof Elements list) {
      // One index of a table of studies is of its rows, as metafor has it.
      if (indices == 1
          && list.values().containsKey("slab")
          && !(arguments.get(1) instanceof Text)) {
        return tableRows(list, arguments.get(1), null);
      }
      return indices == 1
          ? chosen(list, arguments.get(1))
          : tableRows(list, arguments.get(1), arguments.get(2));
    }
    Numbers x = numeric(of);
    if (indices == 1) {
      return Numbers.of(at(x.values(), places(arguments.get(1), x.values().length, x.names())));
    }
    if (x.rows() == 0) {
      throw new NotAnswered("rows and columns of what is no matrix here");
    }
    int[] rows = places(arguments.get(1), x.rows(), x.names());
    int[] columns = places(arguments.get(2), x.columns(), x.columnNames());
    double[] values = new double[rows.length * columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < rows.length; i++) {
        values[j * rows.length + i] = x.values()[columns[j] * x.rows() + rows[i]];
      }
    }
    boolean isMatrix = rows.length > 1 && columns.length > 1;
    return new Numbers(values, isMatrix ? rows.length : 0, List.of());
  }

  private static RValue chosen(Elements list, RValue index) {
    List<String> names = new ArrayList<>(list.values().keySet());
    Map<String, RValue> kept = new LinkedHashMap<>();
    for (int i : places(index, names.size(), names)) {
      if (i >= names.size()) {
        throw new NotAnswered("columns that the result has not");
      }
      kept.put(names.get(i), list.values().get(names.get(i)));
    }
    return new Elements(kept);
  }

  private static RValue tableRows(Elements table, @Nullable RValue rows, @Nullable RValue columns) {
    Elements kept = columns == null ? table : (Elements) chosen(table, columns);
    Map<String, RValue> result = new LinkedHashMap<>();
    kept.values()
        .forEach(
            (name, column) -> {
              if (column instanceof Numbers numbers) {
                int n = numbers.values().length;
                result.put(name, Numbers.of(at(numbers.values(), places(rows, n, List.of()))));
              } else if (column instanceof Text text) {
                List<String> all = text.values();
                int[] places = places(rows, all.size(), List.of());
                result.put(name, new Text(Arrays.stream(places).mapToObj(all::get).toList()));
              }
            });
    return columns != null && result.size() == 1
        ? result.values().iterator().next()
        : new Elements(result);
  }

  private static double[] at(double[] values, int[] places) {
    return Arrays.stream(places)
        .mapToDouble(i -> i < values.length ? values[i] : Double.NaN)
        .toArray();
  }

  /** Places from 0: of numbers, of truth values, of numbers to leave out, of names. */
  private static int[] places(@Nullable RValue index, int n, List<String> names) {
    if (index == null) {
      return IntStream.range(0, n).toArray();
    }
    if (index instanceof Text text) {
      return text.values().stream()
          .mapToInt(
              name -> {
                if (!names.contains(name)) {
                  throw new NotAnswered("rows by names of R");
                }
                return names.indexOf(name);
              })
          .toArray();
    }
    double[] values = RValue.numbers(index);
    if (values.length > 0 && Arrays.stream(values).allMatch(v -> v < 0)) {
      return IntStream.range(0, n)
          .filter(i -> Arrays.stream(values).noneMatch(v -> -v == i + 1))
          .toArray();
    }
    if (values.length == n && n > 1 && Arrays.stream(values).allMatch(v -> v == 0 || v == 1)) {
      return IntStream.range(0, n).filter(i -> values[i] == 1).toArray();
    }
    return Arrays.stream(values).mapToInt(v -> (int) v - 1).toArray();
  }

  private static RValue combined(List<RValue> arguments, List<String> names) {
    if (!arguments.isEmpty() && arguments.stream().allMatch(Text.class::isInstance)) {
      return new Text(arguments.stream().flatMap(a -> ((Text) a).values().stream()).toList());
    }
    if (arguments.stream().anyMatch(RInterpreter::isResult)) {
      return listed(arguments, names);
    }
    return Numbers.of(RValue.joined(arguments));
  }

  private static boolean isResult(RValue value) {
    return value instanceof Elements list
        && list.values().values().stream().anyMatch(Elements.class::isInstance);
  }

  private static RValue listed(List<RValue> arguments, List<String> names) {
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      list.put(names.get(i).isEmpty() ? "[[" + (i + 1) + "]]" : names.get(i), arguments.get(i));
    }
    return new Elements(list);
  }

  private static Numbers combined(Numbers a, Numbers b, DoubleBinaryOperator f) {
    int n =
        a.values().length == 0 || b.values().length == 0
            ? 0
            : Math.max(a.values().length, b.values().length);
    double[] values = new double[n];
    Arrays.setAll(
        values,
        i -> f.applyAsDouble(a.values()[i % a.values().length], b.values()[i % b.values().length]));
    return new Numbers(values, Math.max(a.rows(), b.rows()), List.of());
  }

  private static RValue mapped(RValue value, DoubleUnaryOperator f) {
    Numbers x = numeric(value);
    return new Numbers(Arrays.stream(x.values()).map(f).toArray(), x.rows(), x.names());
  }

  private static RValue rounded(RValue value, double digits) {
    double factor = Math.pow(10, digits);
    return mapped(value, v -> Double.isNaN(v) ? v : Math.rint(v * factor) / factor);
  }

  private static double length(RValue value) {
    return value instanceof Elements list
        ? list.values().size()
        : value instanceof Text text ? text.values().size() : numeric(value).values().length;
  }

  private static double rows(RValue value) {
    return value instanceof Elements list
        ? length(list.values().values().iterator().next())
        : ((Numbers) value).rows();
  }

  private static double columns(RValue value) {
    return value instanceof Elements list ? list.values().size() : ((Numbers) value).columns();
  }

  private static Numbers transposed(RValue value) {
    Numbers x = numeric(value);
    int rows = Math.max(x.rows(), 1);
    int columns = x.values().length / rows;
    double[] values = new double[x.values().length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = x.values()[j * rows + i];
      }
    }
    return new Numbers(values, columns, List.of());
  }

  private static Numbers diagonal(Numbers x) {
    if (x.rows() == 0) {
      throw new NotAnswered("a diagonal matrix of R");
    }
    return Numbers.of(
        IntStream.range(0, x.rows()).mapToDouble(i -> x.values()[i * x.rows() + i]).toArray());
  }

  private static Numbers bound(List<RValue> arguments, boolean isByRow) {
    int n = (int) arguments.stream().mapToDouble(a -> RValue.numbers(a).length).max().orElse(0);
    double[] values = new double[n * arguments.size()];
    for (int j = 0; j < arguments.size(); j++) {
      double[] column = RValue.numbers(arguments.get(j));
      for (int i = 0; i < n; i++) {
        values[j * n + i] = column[i % column.length];
      }
    }
    Numbers columns = new Numbers(values, n, List.of());
    return isByRow ? transposed(columns) : columns;
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
