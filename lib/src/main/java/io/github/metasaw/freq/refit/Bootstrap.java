package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The parametric bootstrap: estimates from data drawn from the fitted model (Efron and Tibshirani
 * 1993, An introduction to the bootstrap, section 6.5).
 */
final class Bootstrap {

  private final StructuredCovariance solver;
  private final StructuredSolution fit;
  private final Simulation simulation;

  Bootstrap(StructuredCovariance solver) {
    this.solver = solver;
    this.fit = solver.solution();
    this.simulation = new Simulation(fit);
  }

  /**
   * Estimates of all coefficients, in the order of the fit; NaN where a draw has no fit
   * [draws][size].
   *
   * @param progress hears how many draws are done
   * @throws CancellationException if the calling thread is interrupted; no thread stays at work
   */
  double[][] estimates(int draws, long seed, Progress progress) {
    return RefitLoop.random(
        draws, seed, progress, (draw, random) -> refit(simulation.drawn(random)));
  }

  private double[] refit(double[] y) {
    double[] estimates = new double[fit.size()];
    Arrays.fill(estimates, Double.NaN);
    try {
      StructuredSolution found = solver.refit(DataChange.all(y.length).withEstimates(y));
      if (found != null) {
        Arrays.setAll(estimates, found::estimate);
      }
    } catch (MetaException noMaximum) {
      // The draw has no estimates.
    }
    return estimates;
  }
}
