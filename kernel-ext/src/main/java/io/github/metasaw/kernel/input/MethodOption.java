package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.model.counts.Quadrature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The method of a fit: an estimator of tau2, or one that pools counts without estimates. */
public final class MethodOption {

  /** The method. */
  public static final Option<String> METHOD =
      Option.of(
              "method",
              ValueTypes.choice("NAME", MethodOption::parse, name -> name, MethodOption::names),
              "estimator of the heterogeneity tau2, or a method that pools counts")
          .withDefault(() -> FreqOptions.defaults().method().code());

  /** Integrals of mixed models of counts. */
  public static final Option<Quadrature> QUADRATURE =
      Option.of(
              "quadrature",
              ValueTypes.choice(
                  "RULE",
                  Quadrature::parse,
                  Quadrature::id,
                  () -> List.of(Quadrature.EXACT, Quadrature.LAPLACE, Quadrature.SEVEN_POINTS)),
              "integrals of mixed models of counts; R's rules are laplace and a number of points")
          .withDefault(() -> CountsOptions.defaults().quadrature());

  private MethodOption() {}

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(Tau2Estimator.values()).map(Tau2Estimator::code),
            Arrays.stream(CountsMethod.values()).map(CountsMethod::id))
        .toList();
  }

  private static String parse(String name) {
    for (CountsMethod method : CountsMethod.values()) {
      if (method.id().equalsIgnoreCase(name)) {
        return method.id();
      }
    }
    try {
      return Tau2Estimator.parse(name).code();
    } catch (MetaException unknown) {
      throw MetaException.unknown("method", name, "", names());
    }
  }

  /**
   * Whether a method pools counts.
   *
   * @param method as the option reads it
   * @return false for an estimator of tau2
   */
  public static boolean poolsCounts(String method) {
    return Arrays.stream(CountsMethod.values()).anyMatch(one -> one.id().equals(method));
  }

  /**
   * Whether a line asks for a method that pools counts.
   *
   * @param line of a magic with {@link #METHOD}
   * @return true if it does
   */
  public static boolean poolsCounts(MagicLine line) {
    return line.find(METHOD).filter(MethodOption::poolsCounts).isPresent();
  }

  /**
   * How a line wants counts pooled.
   *
   * @param line of a magic with {@link #METHOD} and {@link #QUADRATURE}
   * @param method one that pools counts
   * @return the options with their Java
   */
  public static Code<CountsOptions> counts(MagicLine line, String method) {
    Code<CountsOptions> options =
        Code.of("CountsOptions.defaults", CountsOptions.defaults())
            .<String, CountsOptions>call(
                "withMethod", CountsOptions::withMethod, Literal.text(method));
    return line.given(QUADRATURE)
        .map(
            rule ->
                options.<Quadrature, CountsOptions>call(
                    "withQuadrature", CountsOptions::withQuadrature, rule))
        .orElse(options);
  }
}
