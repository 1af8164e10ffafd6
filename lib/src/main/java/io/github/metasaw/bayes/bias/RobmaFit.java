package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Averages over models with and without effect, heterogeneity and publication bias. Effects are on
 * the scale of yi (with Fisher's z on that of standardised mean differences).
 */
public final class RobmaFit implements Tabular {

  private final RobmaSettings settings;
  private final FrequentistFit fit;
  private final RobmaPosterior posterior;
  private @Nullable List<Row> averaged;
  private @Nullable List<Row> conditional;

  /** A parameter with its marginal. */
  private record Row(String name, Marginal marginal) {}

  RobmaFit(RobmaSettings settings, FrequentistFit fit, RobmaPosterior posterior) {
    this.settings = settings;
    this.fit = fit;
    this.posterior = posterior;
  }

  /**
   * The settings.
   *
   * @return models, priors, direction and scale
   */
  public RobmaSettings settings() {
    return settings;
  }

  /**
   * The studies.
   *
   * @return all rows of the fit
   */
  public Studies studies() {
    return fit.studies();
  }

  /**
   * The posterior as numbers and marginals.
   *
   * @return of all models
   */
  public RobmaPosterior posterior() {
    return posterior;
  }

  /**
   * The probability of all intervals.
   *
   * @return that of the fit
   */
  public double level() {
    return fit.level();
  }

  /**
   * Whether each component is there.
   *
   * @return component, prior, posterior (probabilities), bf (inclusion Bayes factor: posterior over
   *     prior odds)
   */
  public Table inclusion() {
    Component[] all = Component.values();
    return Table.create(
        "inclusion",
        StringColumn.create("component", Stream.of(all).map(Component::id)),
        numbers("prior", Stream.of(all).mapToDouble(posterior::prior).toArray()),
        numbers("posterior", Stream.of(all).mapToDouble(posterior::probability).toArray()),
        numbers("bf", Stream.of(all).mapToDouble(posterior::inclusionBayesFactor).toArray()));
  }

  /**
   * The models.
   *
   * @return model, effect, heterogeneity, bias, prior, log marginal, posterior, bf (of the model
   *     against all others): one row per model
   */
  public Table models() {
    List<AveragedModel> models = posterior.models();
    double[] bf = new double[models.size()];
    Arrays.setAll(bf, posterior::inclusionBayesFactor);
    String effect = settings.priors().effect().code();
    String tau = settings.priors().heterogeneity().code();
    IntColumn number = IntColumn.create("model");
    for (int m = 1; m <= bf.length; m++) {
      number.append(m);
    }
    return Table.create(
        "models",
        number,
        StringColumn.create(
            "effect", models.stream().map(m -> m.hasEffect() ? "mu = " + effect : "mu = 0")),
        StringColumn.create(
            "heterogeneity", models.stream().map(m -> m.hasHeterogeneity() ? tau : "tau = 0")),
        StringColumn.create("bias", models.stream().map(m -> m.bias().label())),
        numbers("prior", models.stream().mapToDouble(AveragedModel::prior).toArray()),
        numbers("log marginal", posterior.logMarginals()),
        numbers("posterior", posterior.probabilities()),
        numbers("bf", bf));
  }

  /**
   * Estimates averaged over all models; those without a parameter count with its value 0, or weight
   * 1.
   *
   * @return parameter, mean, sd, median, lower, upper: mu, tau, weights by interval of the
   *     one-sided p value, slopes of PET and PEESE
   */
  public Table summary() {
    List<Row> rows = averaged;
    if (rows == null) {
      rows = rows(false);
      averaged = rows;
    }
    return table("averaged estimates", rows);
  }

  /**
   * Estimates averaged over the models that have the parameter.
   *
   * @return as {@link #summary}
   */
  public Table conditional() {
    List<Row> rows = conditional;
    if (rows == null) {
      rows = rows(true);
      conditional = rows;
    }
    return table("conditional estimates", rows);
  }

  private List<Row> rows(boolean isConditional) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("mu", posterior.mu(isConditional)));
    rows.add(new Row("tau", posterior.tau(isConditional)));
    double[] steps = posterior.steps();
    for (int j = 0; steps.length > 0 && j <= steps.length; j++) {
      double from = j == 0 ? 0 : steps[j - 1];
      double to = j == steps.length ? 1 : steps[j];
      rows.add(
          new Row(
              "omega[%s,%s]".formatted(LocationPrior.number(from), LocationPrior.number(to)),
              posterior.weight((from + to) / 2, isConditional)));
    }
    if (settings.ensemble() != Ensemble.TWO_WEIGHTS) {
      for (BiasAdjustment.Predictor predictor : BiasAdjustment.Predictor.values()) {
        rows.add(new Row(predictor.name(), posterior.slope(predictor, isConditional)));
      }
    }
    return List.copyOf(rows);
  }

  private Table table(String name, List<Row> rows) {
    return Table.create(
        name,
        StringColumn.create("parameter", rows.stream().map(Row::name)),
        numbers("mean", rows.stream().mapToDouble(r -> r.marginal().mean()).toArray()),
        numbers("sd", rows.stream().mapToDouble(r -> r.marginal().sd()).toArray()),
        numbers("median", rows.stream().mapToDouble(r -> r.marginal().median()).toArray()),
        numbers(
            "lower",
            rows.stream().mapToDouble(r -> r.marginal().interval(level()).lower()).toArray()),
        numbers(
            "upper",
            rows.stream().mapToDouble(r -> r.marginal().interval(level()).upper()).toArray()));
  }

  private static DoubleColumn numbers(String name, double... values) {
    return DoubleColumn.create(name, values);
  }

  /** The averaged estimates. */
  @Override
  public Table table() {
    return summary();
  }

  /**
   * The mean effect, averaged over all models.
   *
   * @return its posterior mean
   */
  public double estimate() {
    return posterior.mu(false).mean();
  }

  /**
   * Its posterior SD.
   *
   * @return over all models
   */
  public double se() {
    return posterior.mu(false).sd();
  }

  /**
   * The lower end of its interval.
   *
   * @return with equal tails
   */
  public double lower() {
    return interval().lower();
  }

  /**
   * The upper end of its interval.
   *
   * @return with equal tails
   */
  public double upper() {
    return interval().upper();
  }

  private Interval interval() {
    return posterior.mu(false).interval(level());
  }

  /**
   * The posterior probability that there is no effect: what takes the place of a p value, and is
   * none.
   *
   * @return of the models with mu = 0
   */
  public double p() {
    return 1 - posterior.probability(Component.EFFECT);
  }

  /**
   * The variance of the effects, averaged over all models.
   *
   * @return its posterior mean, E(tau)^2 + Var(tau)
   */
  public double tau2() {
    Marginal tau = posterior.tau(false);
    return tau.mean() * tau.mean() + tau.sd() * tau.sd();
  }

  /**
   * What the Bayes factors say, one sentence per component.
   *
   * @return effect, heterogeneity, bias
   */
  public List<String> sentences() {
    return Stream.of(Component.values()).map(this::sentence).toList();
  }

  private String sentence(Component component) {
    double bf = posterior.inclusionBayesFactor(component);
    boolean isFor = bf >= 1;
    double times = isFor ? bf : 1 / bf;
    String strength = times < 3 ? "weak" : times < 10 ? "moderate" : "strong";
    String name = component == Component.EFFECT ? "an effect" : component.label();
    return times < 1.05
        ? "The data say nothing for or against %s.".formatted(name)
        : String.format(
            Locale.ROOT,
            "The data are %s times as probable with %s as without: %s evidence for its %s.",
            amount(bf),
            name,
            strength,
            isFor ? "presence" : "absence");
  }

  private static String amount(double bf) {
    return bf >= 1e5 || bf < 1e-4
        ? String.format(Locale.ROOT, "%.1e", bf)
        : String.format(Locale.ROOT, bf < 10 ? "%.3f" : "%.1f", bf);
  }

  /**
   * Remarks on data and models.
   *
   * @return in the order to show them
   */
  public List<Check> checkList() {
    return RobmaChecks.of(settings, fit, posterior);
  }

  /**
   * The remarks as a table.
   *
   * @return check, status, value, message
   */
  public Table checks() {
    return Checks.table(checkList());
  }

  /**
   * How the averages came about.
   *
   * @return versions and settings
   */
  public Provenance provenance() {
    Map<String, String> all = new LinkedHashMap<>();
    RobmaPriors priors = settings.priors();
    all.put("ensemble", settings.ensemble().id());
    all.put("direction", settings.direction().id());
    all.put("scale", settings.scale().id());
    all.put("prior mu", priors.effect().code());
    all.put("prior tau", priors.heterogeneity().code());
    all.put("prior PET", priors.pet().code());
    all.put("prior PEESE", priors.peese().code());
    all.put(
        "prior probabilities",
        "effect %s, heterogeneity %s, bias %s"
            .formatted(
                priors.effectProbability(),
                priors.heterogeneityProbability(),
                priors.biasProbability()));
    return Provenance.of(all);
  }

  @Override
  public String toString() {
    return "%d models averaged, k = %d\n%s\n%s"
        .formatted(
            posterior.models().size(), posterior.k(), inclusion().print(), summary().print());
  }
}
