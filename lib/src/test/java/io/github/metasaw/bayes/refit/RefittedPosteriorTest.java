package io.github.metasaw.bayes.refit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Schools;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Leave-one-out, cumulative and influence tables of posteriors. */
class RefittedPosteriorTest {

  private static final BayesFit POST =
      Schools.fit(BayesOptions.defaults(), "mu = normal(0, sd = 20)", "tau = half_normal(sd = 10)");

  private static double at(Table table, String column, int row) {
    return table.doubleColumn(column).get(row);
  }

  /** The table of the posterior without the studies is read and fitted by itself. */
  @Test
  void aRowIsThePosteriorOfTheOtherStudies() {
    Table table = POST.leaveOneOut();
    assertEquals(
        List.of(
            "study",
            "estimate",
            "sd",
            "median",
            "lower",
            "upper",
            "probPositive",
            "tau",
            "tauLower",
            "tauUpper",
            "logPredictive"),
        table.columnNames());
    for (int i : new int[] {0, 6}) {
      Table others = Schools.table().where(Selection.withRange(0, 8).andNot(Selection.with(i)));
      BayesFit direct =
          Meta.bayes(
              Meta.studies(others).sei("sei").label("school"),
              "yi ~ 1\nprior mu = normal(0, sd = 20)\nprior tau = half_normal(sd = 10)",
              Map.of(),
              BayesOptions.defaults());
      assertEquals(direct.mean("mu"), at(table, "estimate", i), 1e-10);
      assertEquals(direct.sd("mu"), at(table, "sd", i), 1e-10);
      assertEquals(direct.median("mu"), at(table, "median", i), 1e-9);
      Interval mu = direct.interval("mu", 0.95);
      assertEquals(mu.lower(), at(table, "lower", i), 1e-9);
      assertEquals(mu.upper(), at(table, "upper", i), 1e-9);
      assertEquals(1 - direct.marginal("mu").cdf(0), at(table, "probPositive", i), 1e-10);
      Interval tau = direct.interval("tau", 0.95);
      assertEquals(direct.median("tau"), at(table, "tau", i), 1e-9);
      assertEquals(tau.lower(), at(table, "tauLower", i), 1e-9);
      assertEquals(tau.upper(), at(table, "tauUpper", i), 1e-9);
      double predictive = direct.newEstimate(Math.sqrt(Schools.vi()[i])).density(Schools.yi()[i]);
      assertEquals(Math.log(predictive), at(table, "logPredictive", i), 1e-7);
    }
  }

  /**
   * On a grid of mu and tau the posterior without a study is that of all studies with weights
   * 1/p(yi | mu, tau), and the mean of these weights is 1/p(yi | others).
   */
  @Test
  void importanceWeightsGiveTheSame() {
    int study = 0;
    double total = 0;
    double weights = 0;
    double mean = 0;
    double positive = 0;
    for (double tau = 0.05; tau < 60; tau += 0.1) {
      for (double mu = -80.05; mu < 90; mu += 0.1) {
        double log = -0.5 * mu * mu / 400 - 0.5 * tau * tau / 100;
        for (int i = 0; i < 8; i++) {
          log += logNormal(Schools.yi()[i], mu, Schools.vi()[i] + tau * tau);
        }
        double posterior = Math.exp(log);
        double weight =
            posterior
                / Math.exp(logNormal(Schools.yi()[study], mu, Schools.vi()[study] + tau * tau));
        total += posterior;
        weights += weight;
        mean += weight * mu;
        positive += mu > 0 ? weight : 0;
      }
    }
    Table table = POST.leaveOneOut();
    assertEquals(mean / weights, at(table, "estimate", study), 1e-4);
    assertEquals(positive / weights, at(table, "probPositive", study), 1e-4);
    assertEquals(Math.log(total / weights), at(table, "logPredictive", study), 1e-5);
  }

  private static double logNormal(double y, double mean, double variance) {
    return -0.5 * (y - mean) * (y - mean) / variance - 0.5 * Math.log(2 * Math.PI * variance);
  }

  /** With tau known, mu is normal given all studies and given the others. */
  @Test
  void influenceHasClosedFormsWhereTauIsKnown() {
    double tau2 = 36;
    BayesFit post =
        Schools.fit(BayesOptions.defaults(), "mu = normal(0, sd = 20)", "tau = fixed(6)");
    Table table = post.influence();
    assertEquals(
        List.of("study", "shift", "kl", "sdRatio", "tau", "logPredictive", "weight", "influential"),
        table.columnNames());
    double[] whole = known(tau2, -1);
    for (int i = 0; i < 8; i++) {
      double[] without = known(tau2, i);
      double ratio = Math.sqrt(whole[1] / without[1]);
      double shift = (whole[0] - without[0]) / Math.sqrt(without[1]);
      assertEquals(shift, at(table, "shift", i), 1e-9);
      assertEquals(ratio, at(table, "sdRatio", i), 1e-9);
      double kl = -Math.log(ratio) + 0.5 * (ratio * ratio + shift * shift - 1);
      assertEquals(kl, at(table, "kl", i), 1e-8);
      assertEquals(6, at(table, "tau", i), 1e-12);
      double variance = without[1] + tau2 + Schools.vi()[i];
      assertEquals(
          logNormal(Schools.yi()[i], without[0], variance), at(table, "logPredictive", i), 1e-9);
      assertEquals(post.weights()[i], at(table, "weight", i));
      assertFalse(table.booleanColumn("influential").get(i));
    }
  }

  /** Mean and variance of mu given tau, without a study. */
  private static double[] known(double tau2, int without) {
    double precision = 1 / 400.0;
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      double w = i == without ? 0 : 1 / (Schools.vi()[i] + tau2);
      precision += w;
      sum += w * Schools.yi()[i];
    }
    return new double[] {sum / precision, 1 / precision};
  }

  /** A study far from the others, and as precise as all of them, moves the mean. */
  @Test
  void anOutlierIsInfluential() {
    Table data =
        Table.create(
            "outlier",
            StringColumn.create("study", "A", "B", "C", "D"),
            DoubleColumn.create("yi", 0.1, 0.2, 0.15, 1.5),
            DoubleColumn.create("vi", 0.04, 0.04, 0.04, 0.02));
    Table table =
        Meta.bayes(data, "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_normal(sd = 0.3)")
            .influence();
    assertEquals(List.of(false, false, false, true), table.booleanColumn("influential").asList());
    assertTrue(at(table, "shift", 3) > 1);
    assertTrue(at(table, "kl", 3) > 0.3);
  }

  /** The prior is that of the other studies, as if they were all there are. */
  @Test
  void aPriorThatDependsOnVariancesIsThatOfTheOthers() {
    String[] priors = {"mu = normal(0, sd = 20)", "tau = uniform_shrinkage()"};
    BayesFit post = Schools.fit(BayesOptions.defaults(), priors);
    Table table = post.leaveOneOut();
    Table others = Schools.table().where(Selection.withRange(1, 8));
    BayesFit direct =
        Meta.bayes(
            Meta.studies(others).sei("sei").label("school"),
            "yi ~ 1\nprior " + String.join("\nprior ", priors),
            Map.of(),
            BayesOptions.defaults());
    assertEquals(direct.mean("mu"), at(table, "estimate", 0), 1e-10);
    double predictive = direct.newEstimate(15).density(28);
    assertEquals(Math.log(predictive), at(table, "logPredictive", 0), 1e-7);
  }

  /** The constant that a flat prior lacks cancels. */
  @Test
  void aFlatPriorOfTheMeanHasAPredictiveDensity() {
    BayesFit post = Schools.fit(BayesOptions.defaults(), "tau = half_cauchy(10)");
    Table others = Schools.table().where(Selection.withRange(1, 8));
    BayesFit direct =
        Meta.bayes(
            Meta.studies(others).sei("sei").label("school"),
            "yi ~ 1\nprior tau = half_cauchy(10)",
            Map.of(),
            BayesOptions.defaults());
    double predictive = direct.newEstimate(15).density(28);
    assertEquals(Math.log(predictive), at(post.leaveOneOut(), "logPredictive", 0), 1e-7);
  }

  @Test
  void studiesAreAddedInOrder() {
    BayesFit post =
        Meta.bayes(
            Dataset.BCG.table(),
            "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)");
    Table table = post.cumulative("year");
    int last = table.rowCount() - 1;
    assertEquals(13, table.intColumn("k").get(last));
    assertEquals(post.mean("mu"), at(table, "estimate", last), 1e-9);
    assertEquals(post.median("tau"), at(table, "tau", last), 1e-9);
    assertFalse(table.containsColumn("logPredictive"));
    assertTrue(at(table, "sd", 0) > at(table, "sd", last));
    assertEquals(post.studies().labels(), post.cumulative().stringColumn("study").asList());
  }

  /** A flat prior of tau needs three studies: the first two rows are missing, and say so. */
  @Test
  void aSubsetWithoutAPosteriorIsMissingAndSaysWhy() {
    Table table = Schools.fit(BayesOptions.defaults(), "tau = flat()").cumulative();
    assertTrue(table.doubleColumn("estimate").isMissing(0));
    assertTrue(table.stringColumn("note").get(0).contains("flat"));
    assertEquals("", table.stringColumn("note").get(7));
    assertTrue(Double.isFinite(at(table, "estimate", 7)));
  }

  @Test
  void withModeratorsTheFirstCoefficientIsNamed() {
    BayesFit post = Meta.bayes(Dataset.BCG.table(), "yi ~ 0 + ablat\nprior tau = half_cauchy(0.5)");
    Table table = post.leaveOneOut();
    assertEquals("ablat", table.stringColumn("term").get(4));
    assertEquals(List.of("study", "term"), table.columnNames().subList(0, 2));
  }

  @Test
  void allRowsOfAClusterAreLeftOut() {
    BayesFit post = Meta.bayes(Dataset.BCG.table(), "yi ~ 1\nprior tau = half_cauchy(0.5)");
    Table table = post.leaveOneOut("alloc");
    assertEquals(
        List.of("random", "alternate", "systematic"), table.stringColumn("cluster").asList());
    assertEquals(26, table.intColumn("k").sum());
    int[] others =
        IntStream.range(0, 13)
            .filter(i -> !post.studies().table().stringColumn("alloc").get(i).equals("alternate"))
            .toArray();
    BayesFit direct =
        Meta.bayes(Dataset.BCG.table().rows(others), "yi ~ 1\nprior tau = half_cauchy(0.5)");
    assertEquals(direct.mean("mu"), at(table, "estimate", 1), 1e-9);
    assertEquals(post.logMarginal() - direct.logMarginal(), at(table, "logPredictive", 1), 1e-9);
  }

  /** Given both margins, the probabilities of all tables that a study could have are 1 in sum. */
  @Test
  void predictiveProbabilitiesOfCountsSumToOne() {
    double sum = 0;
    for (int events = 0; events <= 5; events++) {
      Table trials =
          Table.create(
              "trials",
              StringColumn.create("study", "A", "B", "C"),
              DoubleColumn.create("ai", events, 3, 1),
              DoubleColumn.create("n1i", 20, 50, 30),
              DoubleColumn.create("ci", 5 - events, 7, 4),
              DoubleColumn.create("n2i", 25, 40, 30));
      BayesFit post =
          Meta.bayes(
              Meta.effects(EffectReader.of(trials, EffectMeasure.OR)),
              "yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = half_normal(sd = 0.7)",
              BayesOptions.defaults().withLikelihood("conditional"));
      Table table = post.leaveOneOut();
      sum += Math.exp(at(table, "logPredictive", 0));
      assertEquals(3, post.influence().rowCount());
    }
    assertEquals(1, sum, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "gibbs", "nuts"})
  void aSampledPosteriorIsRefusedWithTheWayToAnExactOne(String sampler) {
    BayesFit post =
        Schools.fit(
            BayesOptions.defaults().withSampler(sampler).withChains(1).withDraws(50),
            "mu = normal(0, sd = 20)",
            "tau = half_normal(sd = 10)");
    for (Runnable table : List.<Runnable>of(post::leaveOneOut, post::cumulative, post::influence)) {
      MetaException fault = assertThrows(MetaException.class, table::run);
      assertTrue(fault.getMessage().contains("(" + sampler + ")"), fault.getMessage());
      assertTrue(fault.getMessage().contains("exact"), fault.getMessage());
    }
  }

  @Test
  void aModelWithoutAnExactPosteriorIsRefused() {
    BayesFit post =
        Meta.bayes(
            Dataset.BCG.table(),
            "yi ~ 1 + (1 | alloc)\nprior mu = normal(0, sd = 1)\nprior sigma = half_normal(sd = 1)\n"
                + "prior sd(alloc) = half_normal(sd = 1)",
            BayesOptions.defaults().withChains(1).withDraws(50).withWarmup(100));
    MetaException fault = assertThrows(MetaException.class, post::leaveOneOut);
    assertTrue(
        fault.getMessage().contains("this model has no exact posterior"), fault.getMessage());
  }

  @Test
  void theOnlyStudyLeavesNothing() {
    Table one = Schools.table().where(Selection.with(0));
    Table table =
        Meta.bayes(
                Meta.studies(one).sei("sei").label("school"),
                "yi ~ 1\nprior mu = normal(0, sd = 20)\nprior tau = half_normal(sd = 10)",
                Map.of(),
                BayesOptions.defaults())
            .leaveOneOut();
    assertEquals("no study is left", table.stringColumn("note").get(0));
  }
}
