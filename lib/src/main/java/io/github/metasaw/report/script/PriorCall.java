package io.github.metasaw.report.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prior as model text writes it, without its parameter.
 *
 * @param name of the distribution
 * @param positional numbers without a name, in order
 * @param named numbers with a name
 */
record PriorCall(String name, List<Double> positional, Map<String, Double> named) {

  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

  /** Densities of tau by their parameters in the order in which model text has them. */
  private static final Map<String, Density> DENSITIES =
      Map.ofEntries(
          Map.entry("half_normal", new Density("dhalfnormal(t, scale = %s)", "sd")),
          Map.entry("half_t", new Density("dhalft(t, df = %s, scale = %s)", "df", "scale")),
          Map.entry("half_cauchy", new Density("dhalfcauchy(t, scale = %s)", "scale")),
          Map.entry("half_logistic", new Density("dhalflogistic(t, scale = %s)", "scale")),
          Map.entry("exponential", new Density("dexp(t, rate = %s)", "rate")),
          Map.entry("log_normal", new Density("dlnorm(t, %s, %s)", "meanlog", "sdlog")),
          Map.entry("gamma", new Density("dgamma(t, shape = %s, rate = %s)", "shape", "rate")),
          Map.entry("lomax", new Density("dlomax(t, shape = %s, scale = %s)", "shape", "scale")),
          Map.entry("uniform", new Density("dunif(t, %s, %s)", "from", "to")));

  /** Priors that bayesmeta knows by a name of its own. */
  private static final Map<String, String> NAMES =
      Map.of(
          "flat", "uniform",
          "square_root", "sqrt",
          "uniform_shrinkage", "shrinkage",
          "dumouchel", "DuMouchel",
          "i2", "I2",
          "jeffreys", "Jeffreys",
          "berger_deely", "BergerDeely",
          "conventional", "conventional");

  private record Density(String r, List<String> parameters) {
    Density(String r, String... parameters) {
      this(r, List.of(parameters));
    }
  }

  /** Takes copies. */
  PriorCall {
    positional = List.copyOf(positional);
    named = Map.copyOf(named);
  }

  /**
   * A prior with plain numbers.
   *
   * @param code {@code half_t(df = 4, scale = 0.5)}
   * @return empty if an argument is no number
   */
  static Optional<PriorCall> of(String code) {
    Matcher call = CALL.matcher(code);
    if (!call.matches()) {
      return Optional.empty();
    }
    List<Double> positional = new ArrayList<>();
    Map<String, Double> named = new LinkedHashMap<>();
    for (String part : call.group(2).split(",", -1)) {
      String[] sides = part.split("=", 2);
      String value = sides[sides.length - 1].strip();
      if (value.isEmpty() && call.group(2).isBlank()) {
        continue;
      }
      try {
        double number = Double.parseDouble(value);
        if (sides.length == 2) {
          named.put(sides[0].strip(), number);
        } else {
          positional.add(number);
        }
      } catch (NumberFormatException notPlain) {
        return Optional.empty();
      }
    }
    return Optional.of(new PriorCall(call.group(1), positional, named));
  }

  /**
   * One of its numbers.
   *
   * @param parameter by its name
   * @param place among those without a name
   * @return NaN if it is not written
   */
  double number(String parameter, int place) {
    return named.containsKey(parameter)
        ? named.get(parameter)
        : place < positional.size() ? positional.get(place) : Double.NaN;
  }

  /** The prior of tau as bayesmeta takes it: a name, or a function; empty if it has none. */
  Optional<String> density() {
    if (NAMES.containsKey(name)) {
      return positional.isEmpty() && named.isEmpty()
          ? Optional.of(RText.quoted(NAMES.get(name)))
          : Optional.empty();
    }
    Density density = DENSITIES.get(name);
    if (density == null || positional.size() + named.size() != density.parameters().size()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < density.parameters().size(); i++) {
      double value = number(density.parameters().get(i), i);
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
      values.add(RText.number(value));
    }
    return Optional.of("function(t) " + density.r().formatted(values.toArray()));
  }
}
