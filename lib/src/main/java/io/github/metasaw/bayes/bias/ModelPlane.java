package io.github.metasaw.bayes.bias;

import io.github.metasaw.parallel.Interrupts;

/**
 * Integrates one model over a grid of the mean and log tau. The sum proceeds row by row outwards
 * from the node with the largest approximate density; a row ends where the rest of it is
 * negligible.
 */
final class ModelPlane {

  /** Powers by which the error in a direction follows from its Fourier coefficients. */
  private static final double POWER_OF_PLANE = 2;

  private static final double POWER_OF_BIAS = 2.5;

  /**
   * Nodes whose approximate log density is this far below the largest, or farther, are left out.
   */
  private static final double DEPTH = 27;

  /**
   * A row ends at a node whose mass is below this share of the largest. If the posterior of the
   * mean and log tau is normal, the nodes beyond hold about this share of the total.
   */
  private static final double NEGLIGIBLE = 1e-9;

  /**
   * A row does not end where its approximate log density is less than this far below the largest,
   * because it may rise again.
   */
  private static final double CLEAR = 12;

  private final BiasLikelihood likelihood;
  private final NodeAxis mu;
  private final NodeAxis logTau;
  private final double[] massOfMu;
  private final double[] massOfTau;
  private final double[] sums;
  private final double[][] about;
  private double shift;
  private double largest;

  ModelPlane(BiasLikelihood likelihood, NodeAxis mu, NodeAxis logTau) {
    this.likelihood = likelihood;
    this.mu = mu;
    this.logTau = logTau;
    this.massOfMu = new double[mu.size()];
    this.massOfTau = new double[logTau.size()];
    this.sums = new double[5 + 2 * likelihood.parameters()];
    this.about = new double[logTau.size()][mu.size()];
  }

  void integrate(int... refinements) {
    int bestMu = 0;
    int bestTau = 0;
    for (int j = 0; j < logTau.size(); j++) {
      Interrupts.check();
      double tau = Math.exp(logTau.value(j));
      for (int i = 0; i < mu.size(); i++) {
        double prior = mu.logWeight(i) + logTau.logWeight(j);
        about[j][i] =
            prior > -200
                ? prior + likelihood.approximate(mu.value(i), tau)
                : Double.NEGATIVE_INFINITY;
        if (about[j][i] > about[bestTau][bestMu]) {
          bestTau = j;
          bestMu = i;
        }
      }
    }
    shift = about[bestTau][bestMu];
    likelihood.prepare(mu.value(bestMu), Math.exp(logTau.value(bestTau)), refinements);
    likelihood.integrate(
        mu.value(bestMu), Math.exp(logTau.value(bestTau)), Double.NEGATIVE_INFINITY);
    likelihood.mark();
    for (int j = bestTau; j < logTau.size(); j++) {
      row(j);
    }
    likelihood.reset();
    for (int j = bestTau - 1; j >= 0; j--) {
      row(j);
    }
  }

  private void row(int j) {
    Interrupts.check();
    int start = 0;
    for (int i = 1; i < mu.size(); i++) {
      start = about[j][i] > about[j][start] ? i : start;
    }
    if (!(about[j][start] > shift - DEPTH)) {
      return;
    }
    place(j, start);
    likelihood.mark();
    walk(j, start, 1);
    likelihood.reset();
    walk(j, start, -1);
    likelihood.reset();
  }

  /** Adds the nodes of a row, moving away from the node with the largest density. */
  private void walk(int j, int start, int sign) {
    double before = Double.POSITIVE_INFINITY;
    for (int i = start + sign; i >= 0 && i < mu.size(); i += sign) {
      double here = place(j, i);
      boolean isLow = here < NEGLIGIBLE * largest && here <= before;
      if (isLow && about[j][i] < shift - CLEAR) {
        return;
      }
      before = here;
    }
  }

  /** Adds a node and returns its mass. */
  private double place(int j, int i) {
    if (!(about[j][i] > shift - DEPTH)) {
      return 0;
    }
    double logWeight = mu.logWeight(i) + logTau.logWeight(j) - shift;
    double[] parts = likelihood.integrate(mu.value(i), Math.exp(logTau.value(j)), logWeight);
    massOfMu[i] += parts[0];
    massOfTau[j] += parts[0];
    sums[0] += parts[0];
    sums[1] += mu.cosine(i) * parts[0];
    sums[2] += mu.sine(i) * parts[0];
    sums[3] += logTau.cosine(j) * parts[0];
    sums[4] += logTau.sine(j) * parts[0];
    for (int e = 1; e < parts.length; e++) {
      sums[4 + e] += parts[e];
    }
    largest = Math.max(largest, parts[0]);
    return parts[0];
  }

  /**
   * The relative error of integration in one direction: 1 for mu, 2 for log tau, then the
   * parameters of the bias.
   */
  double error(int direction) {
    return NodeAxis.error(
        sums[0],
        sums[2 * direction - 1],
        sums[2 * direction],
        direction > 2 ? POWER_OF_BIAS : POWER_OF_PLANE);
  }

  ModelPosterior posterior(AveragedModel model) {
    double error = 0;
    for (int direction = 1; 2 * direction < sums.length; direction++) {
      error += error(direction);
    }
    return new ModelPosterior(
        model,
        shift + Math.log(sums[0]),
        error,
        NodeDensity.of(mu, massOfMu),
        NodeDensity.of(logTau, massOfTau),
        likelihood);
  }
}
