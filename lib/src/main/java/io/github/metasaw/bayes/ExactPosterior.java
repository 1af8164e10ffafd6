package io.github.metasaw.bayes;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.Design;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The posterior of a model with one tau: a list of values of tau with their probabilities, and beta
 * normal given each. All else follows: theta_i, the next study's effect and every linear function
 * of them are mixtures of normals over the list (Gelman et al. 2013, section 5.4).
 *
 * <p>The list holds the nodes of a composite Gauss-Legendre rule in log tau ({@link LogPanels}), a
 * grid, or one value. The part of the tail towards 0 that is a pure power of tau sits at tau = 0.
 */
final class ExactPosterior {

  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final int p;
  private final double[] tau;
  private final double[] weight;
  private final double[] beta;
  private final double[] covariance;
  private final double logMarginal;
  private final Marginal tauMarginal;
  private final double upperRate;

  private ExactPosterior(Builder b, Marginal tauMarginal, double logMarginal, double upperRate) {
    this.yi = b.yi;
    this.vi = b.vi;
    this.x = b.conditional.x();
    this.p = b.conditional.p();
    this.tau = Arrays.copyOf(b.tau, b.size);
    this.weight = Arrays.copyOf(b.weight, b.size);
    this.beta = Arrays.copyOf(b.beta, b.size * p);
    this.covariance = Arrays.copyOf(b.covariance, b.size * p * p);
    this.logMarginal = logMarginal;
    this.tauMarginal = tauMarginal;
    this.upperRate = upperRate;
  }

  /**
   * @throws MetaException where the posterior has no finite mass, with the reason
   */
  static ExactPosterior of(Studies studies, Design design, PriorSet priors) {
    return of(studies, design, priors, 0);
  }

  /** As {@link #of(Studies, Design, PriorSet)} with every panel halved that many times more. */
  static ExactPosterior of(Studies studies, Design design, PriorSet priors, int refinements) {
    return new Builder(studies, design, priors).build(priors, refinements);
  }

  /** Number of components. */
  int size() {
    return tau.length;
  }

  int k() {
    return yi.length;
  }

  int p() {
    return p;
  }

  double tau(int c) {
    return tau[c];
  }

  double weight(int c) {
    return weight[c];
  }

  /** Mean of coefficient j in component c. */
  double beta(int c, int j) {
    return beta[c * p + j];
  }

  double covariance(int c, int i, int j) {
    return covariance[(c * p + i) * p + j];
  }

  double yi(int i) {
    return yi[i];
  }

  double vi(int i) {
    return vi[i];
  }

  double x(int i, int j) {
    return x[i * p + j];
  }

  /** log p(y): natural; a flat prior counts as the density 1. */
  double logMarginal() {
    return logMarginal;
  }

  Marginal tau() {
    return tauMarginal;
  }

  /** r where the density of log tau falls as exp(-r log tau): tau has moments below r. */
  double upperRate() {
    return upperRate;
  }

  /** vi/(vi + tau2): the share of the mean in theta_i; 1 at tau = 0. */
  double shrinkage(int c, int i) {
    return vi[i] / (vi[i] + tau[c] * tau[c]);
  }

  /** x'beta of a row, in component c. */
  double linear(int c, double[] row) {
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += row[j] * beta(c, j);
    }
    return sum;
  }

  /** Variance of x'beta in component c. */
  double linearVariance(int c, double[] row) {
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        sum += row[i] * covariance(c, i, j) * row[j];
      }
    }
    return sum;
  }

  double[] row(int i) {
    return Arrays.copyOfRange(x, i * p, (i + 1) * p);
  }

  /** Mean of theta_i given component c: B x'b + (1 - B) y, with B the shrinkage. */
  double thetaMean(int c, int i) {
    double b = shrinkage(c, i);
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += x[i * p + j] * beta[c * p + j];
    }
    return b * sum + (1 - b) * yi[i];
  }

  /** Variance of theta_i given component c: (1 - B) vi + B^2 Var(x'beta). */
  double thetaVariance(int c, int i) {
    double b = shrinkage(c, i);
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int e = 0; e < p; e++) {
        sum += x[i * p + a] * covariance[(c * p + a) * p + e] * x[i * p + e];
      }
    }
    return (1 - b) * vi[i] + b * b * sum;
  }

  private static final class Builder {

    private static final double NEGLIGIBLE = 1e-16;

    private final double[] yi;
    private final double[] vi;
    private final Conditional conditional;
    private double[] tau = new double[256];
    private double[] weight = new double[256];
    private double[] beta;
    private double[] covariance;
    private int size;

    Builder(Studies studies, Design design, PriorSet priors) {
      this.yi = studies.yi();
      this.vi = studies.vi();
      this.conditional = new Conditional(yi, vi, design.x(), design.names(), priors.coefficients());
      int p = conditional.p();
      this.beta = new double[256 * p];
      this.covariance = new double[256 * p * p];
    }

    ExactPosterior build(PriorSet priors, int refinements) {
      TauPrior prior = priors.tau();
      if (prior instanceof TauPrior.Fixed known) {
        return points(new double[] {known.tau()});
      }
      if (prior instanceof TauPrior.Grid grid) {
        return points(grid.tau());
      }
      ScaledDensity density = ((TauPrior.Continuous) prior).on(vi);
      int orders = yi.length - priors.flatCoefficients();
      refuseImproper(prior.code(), density, orders, priors.flatCoefficients());
      TauGivenData posterior = new TauGivenData(conditional, density, vi, spread(), orders);
      double rate = posterior.upperRate();
      LogPanels panels = LogPanels.finer(posterior, rate > 2 ? 2 : 0, refinements);
      if (panels.massBelow() > NEGLIGIBLE) {
        add(0, panels.massBelow());
      }
      double[][] rule = panels.sparse();
      for (int i = 0; i < rule[0].length; i++) {
        add(Math.exp(rule[0][i]), rule[1][i]);
      }
      return new ExactPosterior(
          this, new TauMarginal(posterior, panels, rate), panels.logIntegral(), rate);
    }

    private double spread() {
      double least = Arrays.stream(yi).min().orElse(0);
      double most = Arrays.stream(yi).max().orElse(0);
      return most - least;
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
          new PointsMarginal(values, probability),
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
}
