package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.DrawsMarginal;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.PriorRange;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.GaussRule;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/** Makes an {@link ExactPosterior}: chooses the values of tau, and finds beta at each. */
@API(status = API.Status.INTERNAL)
public final class PosteriorBuilder {

  private static final double NEGLIGIBLE = 1e-16;

  /** Where the highest moment converges more slowly than this, panels do not reach far enough. */
  private static final double SLOW = 0.1;

  /** Most probability of tau beyond exp(350) with which quantiles still are numbers. */
  private static final double MOST_ABOVE = 1e-3;

  /** More components than this make quantiles slow and no better. */
  private static final int MOST_DRAWS = 2000;

  final double[] yi;
  final double[] vi;
  final GaussianGivenTau conditional;
  double[] tau = new double[256];
  double[] weight = new double[256];
  double[] beta;
  double[] covariance;
  int size;

  PosteriorBuilder(RegressionData data, ModelPriors priors) {
    this.yi = data.yi();
    this.vi = data.vi();
    this.conditional = GaussianGivenTau.of(data, priors.coefficients());
    int p = conditional.p();
    this.beta = new double[256 * p];
    this.covariance = new double[256 * p * p];
  }

  ExactPosterior build(ModelPriors priors, int refinements) {
    DispersionPrior prior = priors.tau();
    if (prior instanceof DispersionPrior.Known known) {
      return points(new double[] {known.natural()});
    }
    if (prior instanceof DispersionPrior.OnGrid grid) {
      return points(grid.sd());
    }
    ScaledDensity density = ((DispersionPrior.OfScale) prior).density();
    refuseScale(prior.code(), density);
    int orders = yi.length - priors.flatCoefficients();
    refuseImproper(prior.code(), density, orders, priors.flatCoefficients());
    LogTauPosterior posterior = new LogTauPosterior(conditional, density, yi, vi, orders);
    double rate = posterior.upperRate();
    int moments = TauMarginal.moments(rate);
    LogPanels panels = LogPanels.finer(posterior, moments, refinements);
    refuseUnresolved(prior.code(), panels);
    if (panels.massBelow() > NEGLIGIBLE) {
      add(0, panels.massBelow());
    }
    double[][] rule = panels.sparse();
    for (int i = 0; i < rule[0].length; i++) {
      add(Math.exp(rule[0][i]), rule[1][i]);
    }
    if (moments > 0 && rate - moments < SLOW) {
      add(Math.exp(panels.end()), panels.probabilityAbove(moments));
    } else if (panels.massAbove() > NEGLIGIBLE) {
      add(Math.exp(panels.end()), panels.massAbove());
    }
    return new ExactPosterior(
        this, new TauMarginal(posterior, panels, rate), panels.logIntegral(), rate);
  }

  /**
   * A posterior on n values of tau: the Gauss rule of its list in tau/(tau + s), in which whatever
   * is smooth in tau is smooth up to infinity. With s between the standard errors, where shrinkage
   * changes, 24 values leave errors of probabilities near 1e-12 unless the errors differ greatly.
   */
  ExactPosterior condense(ExactPosterior list, int n) {
    double least = Arrays.stream(vi).min().orElseThrow();
    double most = Arrays.stream(vi).max().orElseThrow();
    double s = Math.pow(least, 0.25) * Math.pow(most, 0.25);
    double[] points = new double[list.size()];
    double[] masses = new double[list.size()];
    for (int c = 0; c < points.length; c++) {
      points[c] = list.tau(c) / (list.tau(c) + s);
      masses[c] = list.weight(c);
    }
    GaussRule rule = GaussRule.of(points, masses, n);
    for (int i = 0; i < n; i++) {
      double t = Math.max(0, rule.nodes()[i]);
      add(s * t / Math.max(Double.MIN_NORMAL, 1 - t), rule.weights()[i]);
    }
    return new ExactPosterior(this, list.tau(), list.logMarginal(), list.upperRate());
  }

  /**
   * A component a draw of tau and beta, with the precision of each Student prior drawn given beta:
   * what serves where several of them rule out quadrature. It has no marginal likelihood.
   *
   * @param tau draws [n]
   * @param coefficients draws of beta [p x n]
   * @param stream for the precisions
   */
  public static ExactPosterior ofDraws(
      RegressionData data,
      ModelPriors priors,
      double[] tau,
      double[][] coefficients,
      RandomStream stream) {
    PosteriorBuilder builder = new PosteriorBuilder(data, priors.withNormals());
    MixedCoefficient[] mixing = MixedCoefficient.of(priors.coefficients());
    int p = data.p();
    int count = Math.min(tau.length, MOST_DRAWS);
    double[] beta = new double[p];
    for (int s = 0; s < count; s++) {
      int at = (int) ((long) s * tau.length / count);
      for (int j = 0; j < p; j++) {
        beta[j] = coefficients[j][at];
      }
      for (MixedCoefficient mixed : mixing) {
        builder.conditional.setPriorPrecision(mixed.column(), mixed.drawPrecision(beta, stream));
      }
      builder.add(tau[at], 1.0 / count);
    }
    double rate =
        priors.tau() instanceof DispersionPrior.OfScale continuous
            ? continuous.density().upperRate() + data.k() - priors.flatCoefficients()
            : Double.POSITIVE_INFINITY;
    return new ExactPosterior(builder, new DrawsMarginal(tau), Double.NaN, rate);
  }

  private ExactPosterior points(double[] values) {
    double[] logs = new double[values.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      logs[i] = conditional.logLikelihood(values[i] * values[i]);
      largest = Math.max(largest, logs[i]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    double[] probability = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      probability[i] = Math.exp(logs[i] - largest) / sum;
      add(values[i], probability[i]);
    }
    return new ExactPosterior(
        this,
        new DiscreteMarginal(values, probability),
        largest + Math.log(sum / values.length),
        Double.POSITIVE_INFINITY);
  }

  /** Adds a value of tau with its probability, a component for every node of a Student prior. */
  private void add(double value, double probability) {
    if (!(probability > 0)) {
      return;
    }
    conditional.weigh(value * value);
    int components = conditional.components();
    int first = size;
    double[] logs = new double[components];
    double largest = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < components; m++) {
      grow();
      logs[m] = conditional.component(m, beta, covariance, size);
      tau[size++] = value;
      largest = Math.max(largest, logs[m]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    for (int m = 0; m < components; m++) {
      weight[first + m] = probability * Math.exp(logs[m] - largest) / sum;
    }
    if (components > 1) {
      keep(first, c -> weight[c] > NEGLIGIBLE * probability);
    }
  }

  /** Drops components from {@code first} on that fail the test. */
  private void keep(int first, IntPredicate test) {
    int p = conditional.p();
    int to = first;
    for (int c = first; c < size; c++) {
      if (test.test(c)) {
        tau[to] = tau[c];
        weight[to] = weight[c];
        System.arraycopy(beta, c * p, beta, to * p, p);
        System.arraycopy(covariance, c * p * p, covariance, to * p * p, p * p);
        to++;
      }
    }
    size = to;
  }

  private void grow() {
    if (size < tau.length) {
      return;
    }
    int p = conditional.p();
    int larger = 2 * tau.length;
    tau = Arrays.copyOf(tau, larger);
    weight = Arrays.copyOf(weight, larger);
    beta = Arrays.copyOf(beta, larger * p);
    covariance = Arrays.copyOf(covariance, larger * p * p);
  }

  /** A prior made of the sampling variances is about a tau of their size. */
  private void refuseScale(String code, ScaledDensity density) {
    for (double u : density.landmarks()) {
      if (!PriorRange.holdsScale(Math.exp(u))) {
        throw MetaException.format(
            "prior %s is made of the sampling variances, which go from %s to %s, and puts tau at %s; leave the extreme rows out, or take a prior such as tau = half_cauchy(0.5)",
            code,
            Arrays.stream(vi).min().orElseThrow(),
            Arrays.stream(vi).max().orElseThrow(),
            Math.exp(u));
      }
    }
  }

  private void refuseUnresolved(String code, LogPanels panels) {
    if (!panels.isResolved() || panels.massAbove() > MOST_ABOVE) {
      throw MetaException.format(
          "prior %s and these studies give no posterior that can be computed with: much of it lies beyond any number, or in a spot too narrow to find; take a prior that rules out absurd values of tau, such as tau = half_cauchy(0.5), or leave out rows with extreme vi (here %s to %s)",
          code, Arrays.stream(vi).min().orElseThrow(), Arrays.stream(vi).max().orElseThrow());
    }
  }

  /**
   * @throws MetaException where the posterior has no finite mass, with the reason
   */
  public static void refuseImproper(int k, ModelPriors priors) {
    if (priors.tau() instanceof DispersionPrior.OfScale continuous) {
      int flat = priors.flatCoefficients();
      ScaledDensity density = continuous.density();
      refuseImproper(continuous.code(), density, k - flat, flat);
    }
  }

  private static void refuseImproper(
      String code, ScaledDensity prior, int orders, int flatCoefficients) {
    if (!(prior.lowerRate() > 0)) {
      throw MetaException.of(
          "prior %s gives no posterior: the data can never rule out tau = 0, and this prior has"
                  .formatted(code)
              + " infinite mass near it; use for example prior tau = half_cauchy(0.5)");
    }
    double rate = prior.upperRate() + orders;
    if (!(rate > 0)) {
      int studies = orders + flatCoefficients;
      int needed = (int) Math.floor(flatCoefficients - prior.upperRate()) + 1;
      throw MetaException.of(
          "prior %s gives no posterior on %d %s: large tau keeps infinite mass; it needs %d"
                  .formatted(code, studies, studies == 1 ? "study" : "studies", needed)
              + " studies or more, or a prior that integrates, such as prior tau ="
              + " half_cauchy(0.5)");
    }
  }
}
