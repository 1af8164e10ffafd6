package io.github.metasaw.freq;

import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.covariance.DispersionLimit;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The parametric bootstrap: estimates from data drawn from the fitted model (Efron and Tibshirani
 * 1993, An introduction to the bootstrap, section 6.5). Each draw has its own stream of the seed,
 * so the digits do not depend on the number of threads.
 */
final class Bootstrap {

  private final StructuredSolution fit;
  private final FreqOptions options;

  /** What the fit expects of each row [n]. */
  private final double[] mean;

  Bootstrap(StructuredSolution fit, FreqOptions options) {
    this.fit = fit;
    this.options = options;
    this.mean = fit.model.studies().yi();
    double[] residuals = fit.likelihood().residuals();
    for (int i = 0; i < mean.length; i++) {
      mean[i] -= residuals[i];
    }
  }

  /**
   * Estimates of all coefficients, as they stand among the numbers of the fit [draws][size].
   *
   * @param done hears how many draws are done, from the threads that fit, one at a time
   * @throws CancellationException if the calling thread is interrupted; no thread stays at work
   */
  double[][] estimates(int draws, long seed, IntConsumer done) {
    List<RandomStream> streams = Streams.of(seed).chains(draws);
    double[][] estimates = new double[draws][];
    Counter counter = new Counter(done);
    int threads = Math.min(draws, Runtime.getRuntime().availableProcessors());
    try (Workers workers = Workers.of(threads, "metasaw-bootstrap")) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        running.add(
            workers.submit(
                () -> {
                  for (int d = first; d < draws; d += threads) {
                    estimates[d] = refit(drawn(streams.get(d)));
                    counter.next();
                  }
                  return first;
                }));
      }
      running.forEach(Workers::result);
    }
    return estimates;
  }

  /** Counts draws of all threads. */
  private static final class Counter {
    private final IntConsumer done;
    private int count;

    Counter(IntConsumer done) {
      this.done = done;
    }

    synchronized void next() {
      Interrupts.check();
      done.accept(++count);
    }
  }

  private double[] drawn(RandomStream random) {
    double[] y = fit.likelihood().draw(random::nextGaussian);
    for (int i = 0; i < y.length; i++) {
      y[i] += mean[i];
    }
    return y;
  }

  private double[] refit(double[] y) {
    GaussianLikelihood likelihood =
        new GaussianLikelihood(
            y,
            fit.model.mean().x(),
            fit.model.mean().columns(),
            fit.model.structure(),
            options.method() == Tau2Estimator.REML,
            options.likelihoodWeights());
    MaximumLikelihood maximum = MaximumLikelihood.of(likelihood);
    double[] beta = maximum.likelihood().beta();
    double[] dispersion =
        new DispersionLimit(fit.model.structure(), maximum.structure())
            .coefficients(maximum.coefficients());
    double[] all = Arrays.copyOf(beta, beta.length + dispersion.length);
    System.arraycopy(dispersion, 0, all, beta.length, dispersion.length);
    return all;
  }
}
