package io.github.metasaw.bayes;

import io.github.metasaw.bayes.counts.CountsQuadrature;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.counts.CountData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which models of counts there are, and the checks of the counts of one. The measure must be the
 * one whose effect the likelihood is a function of:
 *
 * <pre>
 *               conditional   binomial   poisson
 * OR            yes           yes
 * IRR           yes                      yes
 * PLO                         yes
 * IRLN                                   yes
 * </pre>
 */
final class CountsRules {

  private static final Map<EffectMeasure, Set<DataLikelihood>> LIKELIHOODS =
      new EnumMap<>(
          Map.of(
              EffectMeasure.OR, Set.of(DataLikelihood.CONDITIONAL, DataLikelihood.BINOMIAL),
              EffectMeasure.IRR, Set.of(DataLikelihood.CONDITIONAL, DataLikelihood.POISSON),
              EffectMeasure.PLO, Set.of(DataLikelihood.BINOMIAL),
              EffectMeasure.IRLN, Set.of(DataLikelihood.POISSON)));

  private final Studies studies;
  private final CountData data;
  private final BayesOptions options;
  private final CountsQuadrature quadrature;

  private CountsRules(Studies studies, CountData data, BayesOptions options) {
    this.studies = studies;
    this.data = data;
    this.options = options;
    this.quadrature = CountsQuadrature.of(data, options.likelihood(), options.baseline());
  }

  /**
   * The counts of studies that keep their raw data.
   *
   * @param studies with raw data
   * @param options with a likelihood of counts
   * @throws MetaException for studies without counts, or counts of another measure
   */
  static CountsRules of(Studies studies, BayesOptions options) {
    DataLikelihood likelihood = options.likelihood();
    EffectMeasure measure = studies.measure();
    List<String> measures =
        LIKELIHOODS.entrySet().stream()
            .filter(entry -> entry.getValue().contains(likelihood))
            .map(entry -> entry.getKey().id())
            .sorted()
            .toList();
    RawData raw = counts(studies, likelihood, measures);
    requireMeasure(studies, likelihood, measures);
    CountData data = CountData.of(raw, measure);
    CountsRules rules = new CountsRules(studies, data, options);
    if (options.hasBaseline() && !likelihood.hasBaseline(data)) {
      throw MetaException.format(
          "the likelihood %s has no baseline for these data, but a prior of it was given; leave it out",
          likelihood.id());
    }
    return rules;
  }

  private static RawData counts(Studies studies, DataLikelihood likelihood, List<String> measures) {
    return studies
        .raw()
        .orElseThrow(
            () ->
                MetaException.format(
                    "%s has estimates but no counts, which the likelihood %s requires; compute"
                        + " effect sizes of the counts first, with %s",
                    studies.name(),
                    likelihood.id(),
                    Remedy.data("measure", measures.toArray(new String[0]))));
  }

  private static void requireMeasure(
      Studies studies, DataLikelihood likelihood, List<String> measures) {
    EffectMeasure measure = studies.measure();
    if (!LIKELIHOODS.getOrDefault(measure, Set.of()).contains(likelihood)) {
      throw MetaException.format(
          "the likelihood %s is a function of %s, and the effects of %s are of another measure, %s"
              + " (%s); compute them with %s",
          likelihood.id(),
          effects(measures),
          studies.name(),
          measure.id(),
          measure.label().toLowerCase(Locale.ROOT),
          Remedy.data("measure", measures.toArray(new String[0])));
    }
  }

  private static String effects(List<String> measures) {
    return String.join(
        " or ",
        measures.stream().map(id -> EffectMeasure.valueOf(id).label() + " (" + id + ")").toList());
  }

  /**
   * Refuses model text that is not defined for counts.
   *
   * @throws MetaException for moderators, groups and several outcomes
   */
  static void refuseStructure(ModelSpec spec, BayesOptions options) {
    if (!spec.isSimple()) {
      throw MetaException.format(
          "the likelihood %s has one tau and independent studies; leave out lines of sigma, groups"
              + " and a second outcome, or take %s",
          options.likelihood().id(), Remedy.option("likelihood", "normal"));
    }
  }

  /**
   * Refuses options that are not defined for a posterior of counts.
   *
   * @throws MetaException for moderators, and for samplers that walk
   */
  static void refuse(Design design, BayesOptions options) {
    String likelihood = options.likelihood().id();
    if (!design.isInterceptOnly()) {
      throw MetaException.format(
          "the likelihood %s has a mean without moderators, and this model has %s; take %s",
          likelihood, String.join(", ", design.names()), Remedy.option("likelihood", "normal"));
    }
    if (!options.sampler().isIndependent() && options.sampler() != Sampler.EXACT) {
      throw MetaException.format(
          "a posterior with the likelihood %s is exact, and %s does not sample it; take %s, or"
              + " direct for draws",
          likelihood, options.sampler().id(), Remedy.option("sampler", "exact"));
    }
    if (options.parameters() != Parameterization.MARGINAL) {
      throw MetaException.format(
          "parameters %s are a form of the model that nuts walks through, and the likelihood %s is"
              + " integrated",
          options.parameters().id(), likelihood);
    }
  }

  /**
   * Refuses a prior of baselines where the likelihood is normal.
   *
   * @throws MetaException if one was given
   */
  static void refuseBaseline(BayesOptions options) {
    if (options.hasBaseline()) {
      throw MetaException.format(
          "estimates have no baseline, and a prior of it was given; take %s or poisson",
          Remedy.option("likelihood", "binomial"));
    }
  }

  /** Priors as written; those that depend on variances take those of the estimates there are. */
  ModelPriors priors(List<PriorText> written, Design design) {
    double[] vi = Arrays.stream(studies.vi()).filter(v -> v > 0).toArray();
    double[] ones = new double[vi.length];
    Arrays.fill(ones, 1);
    return ModelPriors.of(
        written, new RegressionData(new double[vi.length], vi, ones, design.parameters()));
  }

  CountsQuadrature quadrature() {
    return quadrature;
  }

  /** Priors of baselines. */
  Map<String, String> otherPriors() {
    return options.likelihood().hasBaseline(data)
        ? Map.of("baseline", options.baseline().code())
        : Map.of();
  }

  Check quadratureCheck() {
    return Check.ok(
        "quadrature",
        Integer.toString(data.k()),
        "Integrated over tau, over the mean and over the effect of every study to a relative error"
            + " below 1e-7: no normal approximation, no Monte Carlo error, and nothing that could"
            + " fail to converge.");
  }

  /** Checks of the likelihood, and of studies with empty cells. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(likelihoodCheck());
    note(
        checks,
        "uninformative_studies",
        quadrature::isUninformative,
        "Without events or without non-events in both groups the likelihood is the same"
            + " whatever the effect: such studies add nothing to what is known of the mean and"
            + " of tau, and their own effects are those of a next study.");
    note(
        checks,
        "double_zero_studies",
        i -> data.isUninformative(i) && !quadrature.isUninformative(i),
        "Without events or without non-events in both groups a study says of its effect only"
            + " what the prior of its baseline makes of it; the conditional likelihood leaves"
            + " it out.");
    note(
        checks,
        "zero_cells_likelihood",
        i -> data.hasZero(i) && !data.isUninformative(i),
        "A study with an empty cell bounds its effect on one side; nothing was added to its"
            + " cells, though its estimate in tables and figures may be that of corrected"
            + " cells.");
    return checks;
  }

  private Check likelihoodCheck() {
    DataLikelihood likelihood = options.likelihood();
    String baseline =
        likelihood.hasBaseline(data)
            ? " The baseline of each study, its second group, has the prior "
                + options.baseline().code()
                + " and is integrated out."
            : "";
    return Check.note(
        "likelihood",
        likelihood.id(),
        "The "
            + likelihood.label()
            + " stands in the place of a normal distribution of estimates, so that no cell is"
            + " corrected."
            + baseline);
  }

  /** A note on the studies of one kind, if there are any. */
  private void note(List<Check> checks, String name, IntPredicate which, String message) {
    String studies = labels(which);
    if (!studies.isEmpty()) {
      checks.add(Check.note(name, studies, message));
    }
  }

  private String labels(IntPredicate which) {
    return String.join(
        ", ", IntStream.range(0, data.k()).filter(which).mapToObj(studies.labels()::get).toList());
  }
}
