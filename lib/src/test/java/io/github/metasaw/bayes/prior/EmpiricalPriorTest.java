package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.integrate.CompositeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class EmpiricalPriorTest {

  private static EmpiricalTable table(EmpiricalPrior prior) {
    return prior == EmpiricalPrior.TURNER ? TurnerTable.TABLE : RhodesTable.TABLE;
  }

  private static PriorText text(String call) {
    return ModelText.parse("yi ~ 1\nprior tau ~ " + call).priors().get(0);
  }

  private static EmpiricalTable.Cell cell(String call) {
    PriorText text = text(call);
    EmpiricalPrior prior = EmpiricalPrior.of(text).orElseThrow();
    return prior.cell(new PriorArguments(text, PriorSignature.of(prior.signature())));
  }

  /** Every cell by its own names, as users write them. */
  @ParameterizedTest
  @EnumSource(EmpiricalPrior.class)
  void everyCellIsFoundByItsNames(EmpiricalPrior prior) {
    EmpiricalTable table = table(prior);
    int cells = 0;
    for (int a = 0; a < table.areas().size(); a++) {
      for (int c = 0; c < table.comparisons().size(); c++) {
        for (int o = 0; o < table.outcomes().size(); o++) {
          String area = table.areas().size() > 1 ? ", \"" + table.areas().get(a) + "\"" : "";
          EmpiricalTable.Cell cell =
              cell(
                  "%s(\"%s\", \"%s\"%s)"
                      .formatted(
                          prior.id(), table.outcomes().get(o), table.comparisons().get(c), area));
          assertEquals(table.locations()[a][c][o], cell.location(), 0);
          assertEquals(table.scales()[a][c][o], cell.scale(), 0);
          cells++;
        }
      }
    }
    assertEquals(prior == EmpiricalPrior.TURNER ? 16 * 5 : 8 * 3 * 3, cells);
  }

  /**
   * Both tables come from models in which outcome, comparison and area add up: a wrong digit breaks
   * that. Two cells do, and bear a remark.
   */
  @ParameterizedTest
  @EnumSource(EmpiricalPrior.class)
  void locationsAddUpExceptWhereARemarkSaysSo(EmpiricalPrior prior) {
    EmpiricalTable table = table(prior);
    List<String> odd = new ArrayList<>();
    for (int a = 0; a < table.areas().size(); a++) {
      double[][] x = table.locations()[a];
      for (int c = 0; c < x.length; c++) {
        for (int o = 0; o < x[c].length; o++) {
          double shift = median(x[c], x[(c + 1) % x.length]);
          double other = median(x[c], x[(c + 2) % x.length]);
          boolean isOdd =
              Math.abs(x[c][o] - x[(c + 1) % x.length][o] - shift) > 0.025
                  && Math.abs(x[c][o] - x[(c + 2) % x.length][o] - other) > 0.025;
          if (isOdd) {
            odd.add(o + " " + c + " " + a);
          }
          assertEquals(isOdd, !table.cell(o, c, a).remark().isEmpty(), o + " " + c + " " + a);
        }
      }
    }
    assertEquals(prior == EmpiricalPrior.TURNER ? List.of() : List.of("5 2 0", "2 0 2"), odd);
  }

  private static double median(double[] x, double[] y) {
    double[] gaps = new double[x.length];
    for (int o = 0; o < gaps.length; o++) {
      gaps[o] = x[o] - y[o];
    }
    java.util.Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  /** Half the mass of tau lies below exp(location/2); between quantiles the density integrates. */
  @ParameterizedTest
  @EnumSource(EmpiricalPrior.class)
  void densitiesIntegrateToTheirProbabilities(EmpiricalPrior prior) {
    EmpiricalTable table = table(prior);
    // Quantiles of 0.9 of a standard normal distribution, and of t with 5 degrees of freedom.
    double z = prior == EmpiricalPrior.TURNER ? 1.2815515655446004 : 1.475884048824481;
    for (int a = 0; a < table.areas().size(); a++) {
      for (int c = 0; c < table.comparisons().size(); c++) {
        for (int o = 0; o < table.outcomes().size(); o++) {
          EmpiricalTable.Cell cell = table.cell(o, c, a);
          DensityFamily density = cell.density();
          double median = cell.location() / 2;
          double upper = median + z * cell.scale() / 2;
          double mass =
              CompositeRule.integrate(
                  u -> Math.exp(density.logDensity().applyAsDouble(Math.exp(u)) + u),
                  median,
                  upper,
                  20);
          assertEquals(0.4, mass, 1e-12);
          double x = Math.exp(upper);
          double slope =
              (density.logDensity().applyAsDouble(x * 1.00001)
                      - density.logDensity().applyAsDouble(x / 1.00001))
                  / (x * 1.00001 - x / 1.00001);
          assertEquals(slope, density.slope().applyAsDouble(x), 1e-6 * Math.abs(slope));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "turner(\"all-cause mortality\", \"pharmacological vs placebo/control\"); -3.95; 1.34",
        "turner('All-cause mortality', 'placebo / control vs. pharmacological'); -3.95; 1.34",
        "turner(comparison = \"non-pharmacological vs pharmacological\", outcome = \"pain\"); -0.80; 1.25",
        "turner(); -2.56; 1.74",
        "rhodes(); -3.44; 2.59",
        "rhodes(\"mental\", \"pharmacological vs pharmacological\"); -3.27; 2.14",
        "rhodes(\"obstetric\", \"non-pharmacological vs placebo/control\", \"cancer\"); -1.43; 2.24"
      })
  void namesAreReadWithoutPedantry(String call, double location, double scale) {
    assertEquals(location, cell(call).location(), 0);
    assertEquals(scale, cell(call).scale(), 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "turner('all-cause mortalty', 'pharmacological vs pharmacological'); did you mean 'all-cause mortality'?",
        "turner('pain', 'surgery'); Comparisons: pharmacological vs placebo",
        "turner('pain'); no comparison was given",
        "turner(0.3, 0.7); outcome of turner is text in quotes, not 0.3",
        "rhodes('biological marker', 'pharmacological vs pharmacological', 'heart'); Areas: other, respiratory, cancer",
        "half_cauchy('wide'); scale of half_cauchy is a number, not 'wide'"
      })
  void faultsSayWhatThereIs(String call, String expected) {
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> PriorChoice.heterogeneity(text(call), PriorScale.SD, 0.1, 0.2));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().contains("(line 2, column"), e.getMessage());
  }

  private static Table trials(EffectMeasure measure) {
    return EffectReader.of(Meta.dataset("bcg").removeColumns("yi", "vi"), measure)
        .column("ai", "tpos")
        .column("bi", "tneg")
        .column("ci", "cpos")
        .column("di", "cneg")
        .table();
  }

  private static BayesFit fit(EffectMeasure measure, String prior, String likelihood) {
    return Meta.bayes(
        trials(measure),
        "yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau ~ " + prior,
        BayesOptions.defaults().withLikelihood(likelihood));
  }

  /** The prior by its name is the log-normal one written out, and a check says where it is from. */
  @Test
  void turnerIsItsLogNormal() {
    String name = "turner(\"pain\", \"pharmacological vs placebo/control\")";
    for (String likelihood : new String[] {"normal", "conditional"}) {
      BayesFit named = fit(EffectMeasure.OR, name, likelihood);
      BayesFit written = fit(EffectMeasure.OR, "log_normal(-0.915, 0.76)", likelihood);
      assertEquals(written.logMarginal(), named.logMarginal(), 1e-10);
      assertTrue(
          named.checkList().stream()
              .anyMatch(
                  check ->
                      check.name().equals("empirical_prior")
                          && check.message().contains("normal with mean -1.83 and SD 1.52")));
    }
  }

  /** By a rule of its own over the t distribution's quantiles. */
  @Test
  void rhodesGivesAPosterior() {
    Table es = Meta.dataset("bcg");
    BayesFit fit =
        Meta.bayes(
            es,
            "yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau ~ rhodes()",
            BayesOptions.defaults());
    DensityFamily density = RhodesTable.TABLE.general().density();
    double[] yi = es.doubleColumn("yi").asDoubleArray();
    double[] vi = es.doubleColumn("vi").asDoubleArray();
    double[] sums = new double[2];
    for (int moment = 0; moment < 2; moment++) {
      int power = moment;
      sums[moment] =
          CompositeRule.integrate(
              u -> {
                double tau = Math.exp(u);
                return Math.exp(
                        likelihood(yi, vi, tau) + density.logDensity().applyAsDouble(tau) + u)
                    * Math.pow(tau, power);
              },
              -60,
              10,
              400);
    }
    assertEquals(sums[1] / sums[0], fit.marginal("tau").mean(), 1e-6);
    assertEquals(Math.log(sums[0]), fit.logMarginal(), 1e-6);
  }

  /** Log likelihood of tau, the mean integrated out over N(0, 4). */
  private static double likelihood(double[] yi, double[] vi, double tau) {
    double w = 0.25;
    double wy = 0;
    double log = 0.5 * Math.log(0.25);
    double wyy = 0;
    for (int i = 0; i < yi.length; i++) {
      double one = 1 / (vi[i] + tau * tau);
      w += one;
      wy += one * yi[i];
      wyy += one * yi[i] * yi[i];
      log += 0.5 * Math.log(one / (2 * Math.PI));
    }
    return log - 0.5 * Math.log(w) - 0.5 * (wyy - wy * wy / w);
  }

  @Test
  void otherEffectsAreRefused() {
    Stream.of("turner()", "rhodes()")
        .forEach(
            prior -> {
              MetaException e =
                  assertThrows(MetaException.class, () -> fit(EffectMeasure.RR, prior, "normal"));
              assertTrue(e.getMessage().contains("RR (risk ratio)"), e.getMessage());
            });
    assertThrows(MetaException.class, () -> fit(EffectMeasure.OR, "rhodes()", "conditional"));
  }
}
