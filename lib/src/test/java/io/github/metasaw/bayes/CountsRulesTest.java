package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Posteriors of counts as fits: what they offer, and what they refuse by name. */
class CountsRulesTest {

  private static final String MODEL =
      "yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = half_normal(sd = 0.7)";

  /** The second study has no events; the first none in its first group. */
  private static Table trials() {
    return Table.create(
        "trials",
        StringColumn.create("study", "A", "B", "C", "D"),
        DoubleColumn.create("ai", 0, 0, 3, 2),
        DoubleColumn.create("n1i", 20, 30, 50, 20),
        DoubleColumn.create("ci", 2, 0, 5, 6),
        DoubleColumn.create("n2i", 20, 30, 50, 20),
        DoubleColumn.create("x", 1, 2, 3, 5));
  }

  private static Table effects(EffectMeasure measure) {
    return Meta.effects(EffectReader.of(trials(), measure));
  }

  private static BayesOptions with(String likelihood) {
    return BayesOptions.defaults().withLikelihood(likelihood);
  }

  private static BayesFit fit(String likelihood) {
    return Meta.bayes(effects(EffectMeasure.OR), MODEL, with(likelihood));
  }

  @ParameterizedTest
  @ValueSource(strings = {"conditional", "binomial"})
  void aPosteriorOfCountsIsAFit(String likelihood) {
    BayesFit post = fit(likelihood);
    assertEquals(likelihood, post.likelihood());
    assertEquals(
        List.of("mu", "tau", "tau2", "theta_new", "theta[1]", "theta[2]", "theta[3]", "theta[4]"),
        post.variables());
    assertEquals(List.of("mu", "tau"), post.parameters());
    assertEquals(8, post.summary().rowCount());
    assertEquals(post.mean("mu"), post.pooled().estimate(), 0);
    assertEquals(post.mean("theta[3]"), post.shrinkage().doubleColumn("estimate").get(2), 0);
    assertEquals(4, post.weights().length);
    assertTrue(Arrays.stream(post.weights()).allMatch(w -> w >= 0 && w < 100));
    assertEquals(1, post.predict().rowCount());
    Interval next = post.interval("theta_new", 0.95);
    assertTrue(next.width() > post.interval("mu", 0.95).width());
    assertEquals(post.quantile("theta_new", 0.3), post.newEstimate(0).quantile(0.3), 1e-12);
    assertEquals(2, post.logLikelihood(0, 0.5).length);
    Table given = post.thetaGivenTau(0, 1);
    assertEquals(8, given.rowCount());
    assertEquals(given.doubleColumn("mean").get(0), given.doubleColumn("mean").get(2), 1e-9);
    double bf = post.bayesFactor("mu = 0");
    double prior = 1 / (2 * Math.sqrt(2 * Math.PI));
    assertEquals(post.marginal("mu").density(0) / prior, bf, 1e-7 * bf);
    assertTrue(post.bayesFactor("tau = 0") > 0);
    assertEquals(1, post.bayesFactor(fit(likelihood)), 0);
  }

  @Test
  void theSheetAndTheChecksSayWhatWasAssumed() {
    BayesFit post = fit("binomial");
    assertEquals(
        List.of("mu", "tau", "baseline"), post.priors().stringColumn("parameter").asList());
    assertEquals("normal(0, sd = 10)", post.priors().stringColumn("prior").get(2));
    assertEquals("binomial", post.provenance().settings().get("likelihood"));
    assertEquals("normal(0, sd = 10)", post.provenance().settings().get("prior baseline"));
    assertEquals(
        Map.of("likelihood", "binomial", "double_zero_studies", "B", "zero_cells_likelihood", "A"),
        values(post));
    assertEquals(
        Map.of(
            "likelihood",
            "conditional",
            "uninformative_studies",
            "B",
            "zero_cells_likelihood",
            "A"),
        values(fit("conditional")));
    assertTrue(Meta.text(post).contains("baseline = normal(0, sd = 10)"), Meta.text(post));
  }

  private static Map<String, String> values(BayesFit post) {
    Map<String, String> values = new java.util.TreeMap<>();
    for (Check check : post.checkList()) {
      if (List.of(
              "likelihood", "double_zero_studies", "uninformative_studies", "zero_cells_likelihood")
          .contains(check.name())) {
        values.put(check.name(), check.value());
      }
    }
    return values;
  }

  @Test
  void drawsFollowTheMarginals() {
    BayesFit exact = fit("conditional");
    BayesFit drawn =
        Meta.bayes(
            effects(EffectMeasure.OR),
            MODEL,
            with("conditional").withSampler("direct").withDraws(1500));
    assertTrue(drawn.isSampled());
    assertFalse(exact.isSampled());
    for (String name : exact.variables()) {
      double se = exact.sd(name) / Math.sqrt(6000);
      assertEquals(exact.mean(name), drawn.mean(name), 4.5 * se, name);
      assertEquals(0.8, exact.marginal(name).cdf(drawn.quantile(name, 0.8)), 0.025, name);
    }
    assertEquals(
        Arrays.toString(drawn.sample().pooled("mu")),
        Arrays.toString(
            Meta.bayes(effects(EffectMeasure.OR), MODEL, with("conditional").withDraws(1500))
                .sample()
                .pooled("mu")));
  }

  @Test
  void aStudyWithoutAnEstimateIsKept() {
    Table dropped =
        Meta.effects(
            EffectReader.of(trials(), EffectMeasure.OR)
                .withOptions(EffectOptions.defaults().withDrop00(true)));
    BayesFit post = Meta.bayes(dropped, MODEL, with("binomial"));
    assertEquals(4, post.studies().k());
    assertEquals(fit("binomial").logMarginal(), post.logMarginal(), 1e-10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "predictiveP => the predictive p value of Q rests on",
        "posteriorPredictive => the table of predictive p values rests on",
        "replicate => a replicate of an estimate rests on"
      })
  void whatNeedsVariancesIsRefusedByName(String method, String message) {
    BayesFit post = fit("conditional");
    MetaException fault =
        assertThrows(
            MetaException.class,
            () -> {
              switch (method) {
                case "predictiveP" -> post.predictiveP();
                case "replicate" -> post.replicate("theta[1]");
                default -> post.posteriorPredictive();
              }
            });
    assertTrue(fault.getMessage().startsWith(message), fault.getMessage());
    assertThrows(MetaException.class, () -> post.mean("beta_F"));
    assertThrows(MetaException.class, () -> post.bayesFactor(fit("binomial")));
  }

  private static void assertRefused(String words, Table table, String model, BayesOptions options) {
    MetaException fault =
        assertThrows(MetaException.class, () -> Meta.bayes(table, model, options));
    assertTrue(fault.getMessage().contains(words), fault.getMessage());
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    Table odds = effects(EffectMeasure.OR);
    Table bare = Table.create("bare", odds.column("yi").copy(), odds.column("vi").copy());
    assertRefused("bare has estimates but no counts", bare, MODEL, with("conditional"));
    assertRefused("another measure, RR", effects(EffectMeasure.RR), MODEL, with("conditional"));
    assertRefused("the likelihood poisson is a function of", odds, MODEL, with("poisson"));
    assertRefused("without moderators", odds, "yi ~ x", with("conditional"));
    assertRefused("one tau", odds, MODEL.replace("tau", "sigma") + "\nsigma ~ x", with("binomial"));
    assertRefused("is exact, and nuts", odds, MODEL, with("conditional").withSampler("nuts"));
    assertRefused(
        "has no baseline", odds, MODEL, with("conditional").withBaseline("normal(0, sd = 2)"));
    assertRefused(
        "estimates have no baseline",
        odds,
        MODEL,
        BayesOptions.defaults().withBaseline("normal(0, sd = 2)"));
    assertRefused("parameters centred", odds, MODEL, with("conditional").withParameters("centred"));
    MetaException name = assertThrows(MetaException.class, () -> with("conditionel"));
    assertTrue(name.getMessage().contains("did you mean 'conditional'"), name.getMessage());
  }
}
