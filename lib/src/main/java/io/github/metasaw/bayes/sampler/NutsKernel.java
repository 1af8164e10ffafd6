package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.NutsChecks;
import io.github.metasaw.draws.NutsReport;
import io.github.metasaw.random.RandomStream;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One chain of the no-U-turn sampler: {@link Trajectory} with the step size tuned by dual averaging
 * to an acceptance of 0.8, and the scales of the coordinates by {@link WarmupAdaptation}.
 */
final class NutsKernel implements ChainKernel {

  /** Mean acceptance along a trajectory. */
  private static final double ACCEPTANCE = 0.8;

  private final ChainSettings settings;
  private final Trajectory trajectory;
  private final DualAveraging tuning;
  private final WarmupAdaptation windows;
  private final double[] scale;
  private final DoubleArrayList energy = new DoubleArrayList();
  private int divergent;
  private int saturated;

  /**
   * @param start a place where the density is positive [n]
   */
  NutsKernel(
      ChainSettings settings, DifferentiableDensity target, double[] start, RandomStream stream) {
    this.settings = settings;
    this.trajectory = new Trajectory(target, start, stream);
    trajectory.findStep(ACCEPTANCE);
    this.tuning = new DualAveraging(ACCEPTANCE, trajectory.step());
    this.windows = new WarmupAdaptation(settings.warmup(), target.size());
    this.scale = new double[target.size()];
  }

  @Override
  public void move(int at) {
    trajectory.next();
    if (at < settings.warmup()) {
      tune(at);
    } else {
      divergent += trajectory.isDivergent() ? 1 : 0;
      saturated += trajectory.isSaturated() ? 1 : 0;
      energy.add(trajectory.energy());
    }
  }

  private void tune(int at) {
    trajectory.setStep(tuning.next(trajectory.acceptance()));
    if (windows.learn(at, trajectory.position(), scale)) {
      trajectory.setScale(scale);
      trajectory.findStep(ACCEPTANCE);
      tuning.restart(trajectory.step());
    }
    if (at == settings.warmup() - 1) {
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

  /** Checks of the chains, once they have run. */
  static List<Check> checks(NutsKernel[] chains) {
    int divergent = Arrays.stream(chains).mapToInt(chain -> chain.divergent).sum();
    int saturated = Arrays.stream(chains).mapToInt(chain -> chain.saturated).sum();
    double[][] energy =
        Arrays.stream(chains).map(chain -> chain.energy.toDoubleArray()).toArray(double[][]::new);
    return NutsChecks.of(NutsReport.of(divergent, saturated, Trajectory.MAX_DEPTH, energy));
  }
}
