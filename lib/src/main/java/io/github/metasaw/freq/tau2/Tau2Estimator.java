package io.github.metasaw.freq.tau2;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Estimators of the heterogeneity variance tau2; an estimator is one constant here. COMMON and
 * FIXED put it at 0: the same number with another meaning.
 */
public enum Tau2Estimator implements Named {
  COMMON(
      "common",
      "Common effect",
      "all studies share one effect",
      Tau2Estimator::zero,
      StandardErrors::none),
  FIXED(
      "fixed",
      "Fixed effectS",
      "the effects differ and are fixed; their precision-weighted average is estimated",
      Tau2Estimator::zero,
      StandardErrors::none),
  DL(
      "DL",
      "DerSimonian-Laird",
      "moments, weights 1/vi",
      MomentEstimators::derSimonianLaird,
      StandardErrors::derSimonianLaird),
  DL2(
      "DL2",
      "two-step DerSimonian-Laird",
      "moments, weights 1/(vi + tau2 of DL)",
      MomentEstimators::twoStep,
      StandardErrors::twoStep),
  DLIT(
      "DLIT",
      "iterated DerSimonian-Laird",
      "moments, weights 1/(vi + tau2); the root is Paule and Mandel's",
      MomentEstimators::pauleMandel,
      StandardErrors::empiricalBayes),
  HE("HE", "Hedges", "moments, weights 1", MomentEstimators::hedges, StandardErrors::hedges),
  HS(
      "HS",
      "Hunter-Schmidt",
      "moments, weights 1/vi, biased downward",
      MomentEstimators::hunterSchmidt,
      StandardErrors::hunterSchmidt),
  HSK(
      "HSk",
      "Hunter-Schmidt, small samples",
      "HS with the factor k/(k - p)",
      MomentEstimators::hunterSchmidtSmall,
      StandardErrors::hunterSchmidtSmall),
  SJ(
      "SJ",
      "Sidik-Jonkman",
      "from a crude tau2; never 0",
      MomentEstimators::sidikJonkman,
      StandardErrors::sidikJonkman),
  SJIT(
      "SJIT",
      "iterated Sidik-Jonkman",
      "its fixed point, which is Paule and Mandel's",
      MomentEstimators::pauleMandel,
      StandardErrors::empiricalBayes),
  ML("ML", "maximum likelihood", "likelihood", LikelihoodEstimators::ml, StandardErrors::ml),
  REML(
      "REML",
      "restricted maximum likelihood",
      "likelihood of the residuals",
      LikelihoodEstimators::reml,
      StandardErrors::reml),
  EB(
      "EB",
      "empirical Bayes",
      "Morris 1983; the root is Paule and Mandel's",
      MomentEstimators::pauleMandel,
      StandardErrors::empiricalBayes),
  PM(
      "PM",
      "Paule-Mandel",
      "Q with weights 1/(vi + tau2) equal to k - p",
      MomentEstimators::pauleMandel,
      StandardErrors::empiricalBayes),
  PMM(
      "PMM",
      "Paule-Mandel, median unbiased",
      "Q equal to the median of chi-square",
      MomentEstimators::pauleMandelMedian,
      StandardErrors::empiricalBayes),
  GENQ(
      "GENQ",
      "generalized Q",
      "moments, weights given",
      MomentEstimators::generalized,
      StandardErrors::generalized),
  GENQM(
      "GENQM",
      "generalized Q, median unbiased",
      "weights given; Q at the median of its distribution",
      MomentEstimators::generalizedMedian,
      StandardErrors::generalized);

  private static final Map<String, Tau2Estimator> ALIASES =
      Map.of("fe", FIXED, "ee", COMMON, "ce", COMMON, "co", HE, "vc", HE, "mp", PM, "random", REML);

  private final String id;
  private final String label;
  private final String principle;
  private final Estimator estimator;
  private final StandardError standardError;

  /** From the model, for GENQ and GENQM weights [k], and a value that is near if it is known. */
  interface Estimator {
    /**
     * Estimates tau2.
     *
     * @param m the model on centred estimates
     * @param weights of GENQ and GENQM [k]; null for the others
     * @param hint a value near the estimate; NaN for none
     * @return a variance, with the work that it took
     */
    Tau2Estimate estimate(MarginalModel m, double @Nullable [] weights, double hint);
  }

  /** The standard error at the estimate. */
  interface StandardError {
    double at(MarginalModel m, double tau2, double @Nullable [] weights);
  }

  Tau2Estimator(
      String id, String label, String principle, Estimator estimator, StandardError standardError) {
    this.id = id;
    this.label = label;
    this.principle = principle;
    this.estimator = estimator;
    this.standardError = standardError;
  }

  /**
   * The estimator of a name.
   *
   * @param name as metafor names it, in any case; its FE, EE, CE, CO, VC and MP are understood
   * @return the estimator
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static Tau2Estimator parse(String name) {
    Tau2Estimator alias = ALIASES.get(name.trim().toLowerCase(Locale.ROOT));
    return alias == null ? Named.parse("method", name, values()) : alias;
  }

  /**
   * The name in options.
   *
   * @return as metafor has it
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return for titles and tables
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * What the estimator makes equal or maximal.
   *
   * @return in words
   */
  public String principle() {
    return principle;
  }

  /**
   * Whether tau2 is 0 by definition.
   *
   * @return true for common and fixed
   */
  public boolean isZero() {
    return this == COMMON || this == FIXED;
  }

  /**
   * Whether a sampling variance of 0 leaves it without a value.
   *
   * @return true for weights 1/vi
   */
  @API(status = API.Status.INTERNAL)
  public boolean needsPositiveVariances() {
    return switch (this) {
      case HE, SJ, ML, REML, GENQ, GENQM -> false;
      default -> true;
    };
  }

  /**
   * Estimates tau2.
   *
   * @param m the model on centred estimates
   * @param weights of GENQ and GENQM [k]; null for the others
   * @param hint a value near the estimate; NaN for none
   * @return a variance, with the work that it took
   */
  @API(status = API.Status.INTERNAL)
  public Tau2Estimate estimate(MarginalModel m, double @Nullable [] weights, double hint) {
    return estimator.estimate(m, weights, hint);
  }

  /**
   * The standard error of tau2.
   *
   * @param m the model on centred estimates
   * @param tau2 the estimate, a variance
   * @param weights of GENQ and GENQM [k]; null for the others
   * @return on the scale of tau2; NaN for an estimator that has none
   */
  @API(status = API.Status.INTERNAL)
  public double standardError(MarginalModel m, double tau2, double @Nullable [] weights) {
    return standardError.at(m, tau2, weights);
  }

  private static Tau2Estimate zero(MarginalModel m, double @Nullable [] weights, double hint) {
    return Tau2Estimate.closed(0);
  }
}
