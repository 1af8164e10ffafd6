package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.Quadrature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Every value of every option with every method that pools counts: a number changes, or the engine
 * refuses. Values that stand for the default, or that cannot matter for a method, are listed.
 */
class CountsOptionContractTest {

  /** Trials with empty cells in one group, and one without any event. */
  private static final Table TRIALS =
      Table.create(
          "trials",
          DoubleColumn.create("ai", 2, 0, 3, 16, 0, 12, 5, 1),
          DoubleColumn.create("bi", 48, 30, 47, 24, 25, 88, 45, 39),
          DoubleColumn.create("ci", 6, 4, 9, 4, 0, 31, 4, 8),
          DoubleColumn.create("di", 44, 26, 41, 36, 25, 69, 46, 32));

  private static final Table PROPORTIONS =
      Table.create(
          "proportions",
          DoubleColumn.create("xi", 2, 0, 3, 7, 1, 12),
          DoubleColumn.create("mi", 48, 30, 17, 33, 24, 28));

  private record Choice(String name, UnaryOperator<CountsOptions> set) {}

  private static List<Choice> choices() {
    List<Choice> all = new ArrayList<>();
    for (CountsMethod method : CountsMethod.values()) {
      all.add(new Choice("method " + method.id(), o -> o.withMethod(method)));
    }
    for (EffectMeasure measure :
        List.of(EffectMeasure.OR, EffectMeasure.RR, EffectMeasure.RD, EffectMeasure.PLO)) {
      all.add(new Choice("measure " + measure.id(), o -> o.withMeasure(measure)));
    }
    for (ZeroCellRule rule : ZeroCellRule.values()) {
      ZeroCells zeros = ZeroCells.defaults().withTo(rule).withAdd(0.5);
      all.add(new Choice("studyZeros " + rule.id(), o -> o.withStudyZeros(zeros)));
      all.add(new Choice("pooledZeros " + rule.id(), o -> o.withPooledZeros(zeros)));
    }
    ZeroCells more = ZeroCells.defaults().withAdd(0.25);
    all.add(new Choice("studyZeros 0.25", o -> o.withStudyZeros(more)));
    all.add(new Choice("correction false", o -> o.withCorrection(false)));
    all.add(new Choice("correction true", o -> o.withCorrection(true)));
    for (Quadrature rule : List.of(Quadrature.EXACT, Quadrature.LAPLACE, Quadrature.SEVEN_POINTS)) {
      all.add(new Choice("quadrature " + rule.id(), o -> o.withQuadrature(rule)));
    }
    all.add(new Choice("heterogeneity false", o -> o.withHeterogeneity(false)));
    all.add(new Choice("heterogeneity true", o -> o.withHeterogeneity(true)));
    all.add(new Choice("level 0.8", o -> o.withLevel(0.8)));
    return all;
  }

  /** Every {@code with...} of the options is among the choices. */
  @Test
  void everyOptionIsEnumerated() {
    TreeSet<String> options = new TreeSet<>();
    for (var method : CountsOptions.class.getMethods()) {
      if (method.getName().startsWith("with")) {
        String option = method.getName().substring(4).toLowerCase(java.util.Locale.ROOT);
        options.add(option);
      }
    }
    TreeSet<String> chosen = new TreeSet<>();
    choices().forEach(c -> chosen.add(c.name().split(" ")[0].toLowerCase(java.util.Locale.ROOT)));
    assertEquals(options, chosen);
  }

  private static List<Double> numbers(CountsFit fit) {
    List<Double> all =
        new ArrayList<>(
            List.of(
                fit.estimate(),
                fit.se(),
                fit.lower(),
                fit.tau2(),
                fit.Q(),
                fit.I2(),
                fit.logLik()));
    Arrays.stream(fit.weights()).forEach(all::add);
    Arrays.stream(fit.tests().doubleColumn("statistic").asDoubleArray()).forEach(all::add);
    return all;
  }

  private static boolean differ(List<Double> one, List<Double> other) {
    if (one.size() != other.size()) {
      return true;
    }
    for (int i = 0; i < one.size(); i++) {
      double a = one.get(i);
      double b = other.get(i);
      if (Double.isNaN(a) != Double.isNaN(b) || Math.abs(a - b) > 1e-9 * Math.abs(a)) {
        return true;
      }
    }
    return false;
  }

  /** Values that are the default of a method, and those that say nothing new of these data. */
  private static boolean standsForTheDefault(CountsMethod method, String choice) {
    return switch (choice) {
      case "measure OR" -> method != CountsMethod.GLMM;
      case "measure PLO" -> method == CountsMethod.GLMM;
      case "correction true" -> method == CountsMethod.MH;
      case "quadrature exact" -> method.isMixedModel();
      case "heterogeneity true", "studyZeros only0" -> true;
      case "pooledZeros none" -> method.hasPooledZeros();
      default -> choice.equals("method " + method.id());
    };
  }

  private static CountsFit fit(CountsMethod method, CountsOptions options) {
    boolean isOneGroup = method == CountsMethod.GLMM;
    return Meta.counts(
        isOneGroup
            ? Meta.effects(PROPORTIONS, EffectMeasure.PLO)
            : Meta.effects(TRIALS, EffectMeasure.OR),
        options);
  }

  @ParameterizedTest
  @EnumSource(CountsMethod.class)
  void everyOptionIsHonouredOrRefused(CountsMethod method) {
    CountsOptions usual = CountsOptions.defaults().withMethod(method);
    List<Double> before = numbers(fit(method, usual));
    List<String> ignored = new ArrayList<>();
    for (Choice choice : choices()) {
      CountsFit fit;
      try {
        fit = fit(method, choice.set().apply(usual));
      } catch (MetaException refusal) {
        if (standsForTheDefault(method, choice.name())) {
          ignored.add(choice.name() + " refused: " + refusal.getMessage());
        }
        continue;
      }
      boolean same = !differ(before, numbers(fit));
      if (same != standsForTheDefault(method, choice.name())) {
        ignored.add(choice.name() + (same ? " changes no number" : " is not the default"));
      }
    }
    assertEquals(List.of(), ignored, method + " ignores options");
  }
}
