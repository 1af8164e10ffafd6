package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.NutsReport;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * One chain of the no-U-turn sampler: {@link Trajectory} with the step size tuned by dual averaging
 * to an acceptance of 0.8, and the scales of the coordinates in {@link Windows} of warm-up.
 */
final class NutsWalk implements Walk {

  /** Mean acceptance along a trajectory. */
  private static final double ACCEPTANCE = 0.8;

  private final BayesOptions options;
  private final Trajectory trajectory;
  private final StepTuning tuning;
  private final Windows windows;
  private final double[] scale;
  private final double[] energy;
  private int divergent;
  private int saturated;

  /**
   * @param start a place where the density is positive [n]
   */
  NutsWalk(BayesOptions options, Trajectory.Target target, double[] start, RandomStream stream) {
    this.options = options;
    this.trajectory = new Trajectory(target, start, stream);
    trajectory.findStep(ACCEPTANCE);
    this.tuning = new StepTuning(ACCEPTANCE, trajectory.step());
    this.windows = new Windows(options.warmup(), target.size());
    this.scale = new double[target.size()];
    this.energy = new double[options.draws()];
  }

  @Override
  public void move(int at) {
    trajectory.next();
    if (at < options.warmup()) {
      tune(at);
    } else {
      divergent += trajectory.isDivergent() ? 1 : 0;
      saturated += trajectory.isSaturated() ? 1 : 0;
      energy[at - options.warmup()] = trajectory.energy();
    }
  }

  private void tune(int at) {
    trajectory.setStep(tuning.next(trajectory.acceptance()));
    if (windows.learn(at, trajectory.position(), scale)) {
      trajectory.setScale(scale);
      trajectory.findStep(ACCEPTANCE);
      tuning.restart(trajectory.step());
    }
    if (at == options.warmup() - 1) {
      trajectory.setStep(tuning.average());
    }
  }

  @Override
  public double[] position() {
    return trajectory.position();
  }

  @Override
  public void refresh() {
    trajectory.refresh();
  }

  /** Remarks on how the chains went, after they have. */
  static List<Check> checks(NutsWalk[] chains) {
    int divergent = Arrays.stream(chains).mapToInt(chain -> chain.divergent).sum();
    int saturated = Arrays.stream(chains).mapToInt(chain -> chain.saturated).sum();
    double[][] energy = Arrays.stream(chains).map(chain -> chain.energy).toArray(double[][]::new);
    return DrawChecks.of(NutsReport.of(divergent, saturated, Trajectory.MOST_DOUBLINGS, energy));
  }
}
