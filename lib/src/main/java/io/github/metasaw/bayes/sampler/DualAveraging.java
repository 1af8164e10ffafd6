package io.github.metasaw.bayes.sampler;

/**
 * Dual averaging of the log step size, so that the mean acceptance approaches a target (Hoffman and
 * Gelman 2014, section 3.2, with their constants).
 */
final class DualAveraging {

  private static final double GAMMA = 0.05;
  private static final double T0 = 10;
  private static final double KAPPA = 0.75;

  private final double target;
  private double towards;
  private double error;
  private double logAverage;
  private int count;

  /**
   * @param target mean acceptance, between 0 and 1
   * @param first the step size to begin with
   */
  DualAveraging(double target, double first) {
    this.target = target;
    restart(first);
  }

  /** Restarts from a step size; larger steps are tried before smaller ones. */
  void restart(double first) {
    towards = Math.log(10 * first);
    error = 0;
    logAverage = Math.log(first);
    count = 0;
  }

  /** Adapts to the acceptance of a transition; returns the step size for the next. */
  double next(double acceptance) {
    count++;
    double share = 1 / (count + T0);
    error = (1 - share) * error + share * (target - Math.min(1, acceptance));
    double log = towards - error * Math.sqrt(count) / GAMMA;
    double weight = Math.pow(count, -KAPPA);
    logAverage = weight * log + (1 - weight) * logAverage;
    return Math.exp(log);
  }

  /** The averaged step size, for after warm-up. */
  double average() {
    return Math.exp(logAverage);
  }
}
