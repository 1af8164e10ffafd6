package io.github.metasaw.kernel.input;

import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.model.counts.Quadrature;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The method of a fit: an estimator of tau2, or one that pools counts without estimates. */
public final class MethodOption {

  /** The method. */
  public static final Option<String> METHOD =
      Option.of(
              "method",
              ValueTypes.choice("NAME", MethodOption::parse, name -> name, MethodOption::names),
              "estimator of the heterogeneity tau2, or a method that pools counts")
          .withDefault(() -> FreqOptions.defaults().method().id());

  /** Whether a correction is left out. */
  static final Option<Boolean> NO_CORRECT =
      Option.flag(
          "no-correct",
          "leave out the correction for bias; of Mantel-Haenszel, that of its test for continuity");

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

  /** The options of the methods that pool counts, besides those of effect sizes. */
  public static final List<Option<?>> OF_COUNTS =
      Option.join(List.of(QUADRATURE, ZeroCellOptions.KEEP00), ZeroCellOptions.OF_POOLED.options());

  /** Options of effect sizes that say something of pooled counts, too. */
  static final List<Option<?>> OF_EFFECTS =
      List.of(ZeroCellOptions.ADD, ZeroCellOptions.TO, ZeroCellOptions.DROP00, NO_CORRECT);

  /** Those that show in a comparison of methods. */
  public static final List<Option<?>> OF_COMPARISON =
      Option.join(OF_COUNTS, ZeroCellOptions.ADD, ZeroCellOptions.TO);

  private MethodOption() {}

  private static List<String> names() {
    return Stream.concat(
            Named.ids(Tau2Estimator.values()).stream(), Named.ids(CountsMethod.values()).stream())
        .toList();
  }

  private static String parse(String name) {
    for (CountsMethod method : CountsMethod.values()) {
      if (method.id().equalsIgnoreCase(name)) {
        return method.id();
      }
    }
    try {
      return Tau2Estimator.parse(name).id();
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
  public static boolean poolsCounts(GivenOptions line) {
    return line.given(METHOD).filter(method -> poolsCounts(method.value())).isPresent();
  }

  /**
   * How a line wants counts pooled. Options that the method does not take stay unread, and are
   * refused if nothing else reads them.
   *
   * @param line of a magic with {@link #OF_COUNTS}
   * @param name of a method that pools counts
   * @return the options with their Java
   */
  public static Code<CountsOptions> counts(GivenOptions line, String name) {
    CountsMethod method = CountsMethod.parse(name);
    Settings<CountsOptions> settings =
        Settings.<CountsOptions>none()
            .step(ZeroCellOptions.OF_STUDIES.options(), MethodOption::ofStudies);
    if (method.isMixedModel()) {
      settings = settings.set(QUADRATURE, "withQuadrature", CountsOptions::withQuadrature);
    }
    if (method.hasPooledZeros()) {
      settings = settings.step(ZeroCellOptions.OF_POOLED.options(), MethodOption::ofPooled);
    }
    if (method.hasCorrection()) {
      settings = settings.when(NO_CORRECT, "withCorrection", CountsOptions::withCorrection, false);
    }
    return settings.apply(
        Code.of("CountsOptions.defaults", CountsOptions.defaults())
            .<String, CountsOptions>call(
                "withMethod", CountsOptions::withMethod, Literal.text(name)),
        line);
  }

  private static Code<CountsOptions> ofStudies(Code<CountsOptions> options, GivenOptions line) {
    return ZeroCellOptions.of(ZeroCellOptions.OF_STUDIES, line)
        .map(
            zeros ->
                options.<ZeroCells, CountsOptions>call(
                    "withStudyZeros", CountsOptions::withStudyZeros, zeros))
        .orElse(options);
  }

  private static Code<CountsOptions> ofPooled(Code<CountsOptions> options, GivenOptions line) {
    return ZeroCellOptions.of(ZeroCellOptions.OF_POOLED, line)
        .map(
            zeros ->
                options.<ZeroCells, CountsOptions>call(
                    "withPooledZeros", CountsOptions::withPooledZeros, zeros))
        .orElse(options);
  }

  /**
   * Refuses options that belong to other methods than the one a line asks for.
   *
   * @param line of a magic with {@link #OF_COUNTS}
   * @param name of a method that pools counts
   * @throws MetaException naming the option and the methods that take it
   */
  public static void refuseOthers(MagicLine line, String name) {
    CountsMethod method = CountsMethod.parse(name);
    refuse(line, method, List.of(QUADRATURE), CountsMethod::isMixedModel);
    refuse(line, method, ZeroCellOptions.OF_POOLED.options(), CountsMethod::hasPooledZeros);
    refuse(line, method, List.of(NO_CORRECT), CountsMethod::hasCorrection);
  }

  /**
   * Refuses an option of mixed models where the method is none.
   *
   * @param line with the option
   * @param name of a method that pools counts
   * @param option that may stand in the line
   */
  public static void requireMixedModel(MagicLine line, String name, Option<?> option) {
    refuse(line, CountsMethod.parse(name), List.of(option), CountsMethod::isMixedModel);
  }

  private static void refuse(
      MagicLine line,
      CountsMethod method,
      List<Option<?>> options,
      Predicate<CountsMethod> takesThem) {
    if (!takesThem.test(method)) {
      List<String> owners =
          Arrays.stream(CountsMethod.values()).filter(takesThem).map(CountsMethod::id).toList();
      line.refuse(
          options,
          "%%s belongs to %s, and the method is %s"
              .formatted(String.join(", ", owners), method.id()));
    }
  }
}
