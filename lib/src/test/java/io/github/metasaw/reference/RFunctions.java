package io.github.metasaw.reference;

import static io.github.metasaw.reference.RIndexing.element;
import static io.github.metasaw.reference.RIndexing.list;
import static io.github.metasaw.reference.RIndexing.text;
import static io.github.metasaw.reference.RMatrices.bound;
import static io.github.metasaw.reference.RMatrices.columns;
import static io.github.metasaw.reference.RMatrices.combined;
import static io.github.metasaw.reference.RMatrices.correlations;
import static io.github.metasaw.reference.RMatrices.diagonal;
import static io.github.metasaw.reference.RMatrices.inverse;
import static io.github.metasaw.reference.RMatrices.length;
import static io.github.metasaw.reference.RMatrices.mapped;
import static io.github.metasaw.reference.RMatrices.numeric;
import static io.github.metasaw.reference.RMatrices.product;
import static io.github.metasaw.reference.RMatrices.rows;
import static io.github.metasaw.reference.RMatrices.transposed;

import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.MetaforCalls.OtherComputation;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Functions of R that take values and give one. */
final class RFunctions {

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

  private RFunctions() {}

  /** A test of two models as a table has a row for each, the first without a test. */
  static RValue tabulated(RValue value) {
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

  static boolean isNumbered(Elements list) {
    return list.values().containsKey("[[1]]");
  }

  /** The results of a list as rows of one table. */
  static RValue joined(Elements list) {
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

  /** Logarithms of normal densities. */
  static RValue logDensity(List<RValue> arguments, List<String> names) {
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
  static RValue match(RValue wanted, RValue among) {
    List<String> all = ((Text) among).values();
    return Numbers.of(
        ((Text) wanted)
            .values().stream()
                .mapToDouble(one -> all.contains(one) ? all.indexOf(one) + 1 : Double.NaN)
                .toArray());
  }

  private static Text columnNames(Elements table) {
    return new Text(
        table.values().keySet().stream().filter(name -> !name.startsWith("attr:")).toList());
  }

  /** Names of the rows of a table, or of the elements of a vector. */
  static RValue names(RValue of) {
    if (of instanceof Elements table) {
      return element(table, "slab");
    }
    if (of instanceof Numbers numbers && !numbers.names().isEmpty()) {
      return new Text(numbers.names());
    }
    throw new NotAnswered("names of R");
  }

  /** The coefficients or standard errors of a result, which may have several parts. */
  static RValue part(RValue of, String function) {
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

  static Numbers repeated(Numbers x, int times) {
    double[] values = new double[x.values().length * times];
    Arrays.setAll(values, i -> x.values()[i % x.values().length]);
    return Numbers.of(values);
  }

  static RValue ordinary(String function, List<RValue> arguments) {
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
      case "names" ->
          first instanceof Elements table && !table.values().containsKey("slab")
              ? columnNames(table)
              : names(first);
      case "rownames" -> names(first);
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
      case "attributes" -> first;
      case "%*%" -> product(numeric(first), numeric(arguments.get(1)));
      case "solve" -> inverse(numeric(first));
      case "cov2cor" -> correlations(numeric(first));
      case "is.null" -> Numbers.of(0);
      case "head", "tail" ->
          first instanceof Text text
              ? ends(text, arguments, function.equals("head"))
              : ends(numeric(first), arguments, function.equals("head"));
      case "seq_len" -> range(1, RValue.numbers(first)[0]);
      case ":" -> range(RValue.numbers(first)[0], RValue.numbers(arguments.get(1))[0]);
      default -> throw new OtherComputation("the function " + function + " of R");
    };
  }

  static RValue ends(Text x, List<RValue> arguments, boolean isHead) {
    int n = arguments.size() > 1 ? (int) RValue.numbers(arguments.get(1))[0] : 6;
    int size = x.values().size();
    int count = Math.min(size, n);
    return new Text(isHead ? x.values().subList(0, count) : x.values().subList(size - count, size));
  }

  static RValue ends(Numbers x, List<RValue> arguments, boolean isHead) {
    int n = arguments.size() > 1 ? (int) RValue.numbers(arguments.get(1))[0] : 6;
    int size = x.values().length;
    int count = Math.min(size, n);
    return Numbers.of(
        isHead
            ? Arrays.copyOf(x.values(), count)
            : Arrays.copyOfRange(x.values(), size - count, size));
  }

  static Numbers reversed(Numbers x) {
    double[] values = new double[x.values().length];
    Arrays.setAll(values, i -> x.values()[values.length - 1 - i]);
    return Numbers.of(values);
  }

  static Numbers range(double from, double to) {
    int step = to >= from ? 1 : -1;
    return Numbers.of(
        IntStream.rangeClosed(0, (int) Math.abs(to - from))
            .mapToDouble(i -> from + step * i)
            .toArray());
  }

  static RValue rounded(RValue value, double digits) {
    double factor = Math.pow(10, digits);
    return mapped(value, v -> Double.isNaN(v) ? v : Math.rint(v * factor) / factor);
  }
}
