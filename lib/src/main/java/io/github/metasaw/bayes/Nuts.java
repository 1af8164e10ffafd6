package io.github.metasaw.bayes;

import io.github.metasaw.check.Check;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.draws.NutsReport;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * The no-U-turn sampler on {@link NutsTarget}: {@link Trajectory} with the step size tuned by dual
 * averaging to an acceptance of 0.8, and the scales of the coordinates in {@link Windows} of
 * warm-up. What NUTS does not move is drawn exactly given what it does.
 */
final class Nuts {

  /** Mean acceptance along a trajectory. */
  private static final double ACCEPTANCE = 0.8;

  private final Studies studies;
  private final Design design;
  private final PriorSet priors;
  private final BayesOptions options;
  private final NutsChain[] chains;

  Nuts(Studies studies, Design design, PriorSet priors, BayesOptions options) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.options = options;
    this.chains = new NutsChain[options.chains()];
  }

  Draws draw() {
    return Chains.run(options, new Variables(studies, design).names(), this::start);
  }

  Chains.Chain start(int c, RandomStream stream) {
    NutsChain chain = new NutsChain(stream);
    chains[c] = chain;
    return chain;
  }

  /** Remarks on how the chains went, after they have. */
  List<Check> checks() {
    int divergent = Arrays.stream(chains).mapToInt(chain -> chain.divergent).sum();
    int saturated = Arrays.stream(chains).mapToInt(chain -> chain.saturated).sum();
    double[][] energy = Arrays.stream(chains).map(chain -> chain.energy).toArray(double[][]::new);
    return DrawChecks.of(NutsReport.of(divergent, saturated, Trajectory.MOST_DOUBLINGS, energy));
  }

  private final class NutsChain implements Chains.Chain {

    private final RandomStream stream;
    private final NutsTarget target;
    private final Effects effects;
    private final Trajectory trajectory;
    private final StepTuning tuning;
    private final Windows windows;
    private final double[] scale;
    private final double[] energy;
    private int divergent;
    private int saturated;

    NutsChain(RandomStream stream) {
      this.stream = stream;
      this.target = new NutsTarget(studies, design, priors, options.parameters());
      this.effects = new Effects(studies, design);
      this.trajectory = new Trajectory(target, target.start(stream), stream);
      trajectory.findStep(ACCEPTANCE);
      this.tuning = new StepTuning(ACCEPTANCE, trajectory.step());
      this.windows = new Windows(options.warmup(), target.size());
      this.scale = new double[target.size()];
      this.energy = new double[options.draws()];
    }

    @Override
    public void next(double[][] row, int at) {
      trajectory.next();
      if (at < options.warmup()) {
        tune(at);
      } else {
        divergent += trajectory.isDivergent() ? 1 : 0;
        saturated += trajectory.isSaturated() ? 1 : 0;
        energy[at - options.warmup()] = trajectory.energy();
      }
      double[] q = trajectory.position();
      double tau = target.tau(q);
      if (options.parameters() == Parameters.MARGINAL) {
        effects.draw(target.beta(q), tau, stream, row, at);
      } else {
        effects.record(target.beta(q), tau, target.theta(q), stream, row, at);
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
  }
}
