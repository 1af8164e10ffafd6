package io.github.metasaw.bayes.sampler;

import io.github.metasaw.random.RandomStream;
import java.util.Arrays;

/**
 * One chain of the no-U-turn sampler (Hoffman and Gelman 2014, JMLR 15, 1593) with multinomial
 * sampling along the trajectory and the turn judged by the sum of momenta (Betancourt 2017,
 * arXiv:1701.02434, appendix A). The step size and the scales of the coordinates are set from
 * outside. Momenta are those of coordinates divided by their scale, so the mass is 1.
 */
final class Trajectory {

  /** Deepest tree: at most 2^10 - 1 leapfrog steps in a transition. */
  static final int MAX_DEPTH = 10;

  /** A larger error of the energy is a divergence (Stan's limit). */
  private static final double MAX_ENERGY_ERROR = 1000;

  /**
   * The log weight of a state is the energy of the start less its own. A larger one occurs only on
   * the way in from a distant start, and would overflow.
   */
  private static final double MAX_LOG_WEIGHT = 600;

  private final DifferentiableDensity target;
  private final int n;
  private final double[] scale;
  private final RandomStream stream;
  private final PhasePoint now;
  private final PhasePoint backward;
  private final PhasePoint forward;
  private final Tree[] spare = new Tree[MAX_DEPTH];
  private final Tree grown;
  private final double[] rho;
  private final double[] junction;
  private double step;
  private double startEnergy;
  private double acceptance;
  private int leapfrogs;
  private int doublings;
  private boolean divergent;
  private double energy;

  /**
   * @param start a place where the density is positive [n]
   */
  Trajectory(DifferentiableDensity target, double[] start, RandomStream stream) {
    this.target = target;
    this.n = target.size();
    this.stream = stream;
    this.scale = new double[n];
    Arrays.fill(scale, 1);
    this.now = new PhasePoint(n);
    this.backward = new PhasePoint(n);
    this.forward = new PhasePoint(n);
    this.grown = new Tree(n);
    for (int d = 0; d < spare.length; d++) {
      spare[d] = new Tree(n);
    }
    this.rho = new double[n];
    this.junction = new double[n];
    System.arraycopy(start, 0, now.q, 0, n);
    now.log = target.at(now.q, now.gradient);
    this.step = 1;
  }

  /**
   * A subtree of 2^d states: the momenta of both ends, their sum over all, and one chosen state.
   */
  private static final class Tree {
    private final double[] first;
    private final double[] last;
    private final double[] rho;
    private PhasePoint chosen;
    private double weight;

    Tree(int n) {
      this.first = new double[n];
      this.last = new double[n];
      this.rho = new double[n];
      this.chosen = new PhasePoint(n);
    }

    /** Takes the other's chosen state, which gets this one's to overwrite. */
    void swapChosen(Tree other) {
      PhasePoint mine = chosen;
      chosen = other.chosen;
      other.chosen = mine;
    }
  }

  /** The state of the chain [n], not a copy. */
  double[] position() {
    return now.q;
  }

  /** Evaluates the density anew, after another step of a Gibbs sampler has changed it. */
  void refresh() {
    now.log = target.at(now.q, now.gradient);
  }

  double step() {
    return step;
  }

  void setStep(double step) {
    this.step = step;
  }

  /** Scales of the coordinates [n]: about their posterior SDs. */
  void setScale(double[] scales) {
    System.arraycopy(scales, 0, scale, 0, n);
  }

  /** Mean Metropolis acceptance over the states of the last transition's trajectory. */
  double acceptance() {
    return leapfrogs == 0 ? 0 : acceptance / leapfrogs;
  }

  /** Whether the last transition was divergent. */
  boolean isDivergent() {
    return divergent;
  }

  /** Whether the last transition was stopped at the deepest tree. */
  boolean isSaturated() {
    return doublings == MAX_DEPTH;
  }

  /** The Hamiltonian at the state of the last transition. */
  double energy() {
    return energy;
  }

  /**
   * Doubles or halves the step size until one leapfrog step is accepted with about this probability
   * (Hoffman and Gelman 2014, algorithm 4).
   */
  void findStep(double probability) {
    double goal = Math.log(probability);
    boolean up = logAcceptanceOfOne() > goal;
    double factor = up ? 2 : 0.5;
    for (int i = 0; i < 100 && logAcceptanceOfOne() > goal == up; i++) {
      step *= factor;
    }
  }

  private double logAcceptanceOfOne() {
    now.drawMomentum(stream);
    double before = now.energy();
    forward.set(now);
    forward.leapfrog(target, scale, step);
    double change = before - forward.energy();
    return Double.isNaN(change) ? Double.NEGATIVE_INFINITY : change;
  }

  /** One transition of the chain. */
  void next() {
    now.drawMomentum(stream);
    startEnergy = now.energy();
    energy = startEnergy;
    backward.set(now);
    forward.set(now);
    System.arraycopy(now.p, 0, rho, 0, n);
    double weight = 1;
    acceptance = 0;
    leapfrogs = 0;
    divergent = false;
    for (doublings = 0; doublings < MAX_DEPTH; ) {
      boolean ahead = stream.nextUniform() < 0.5;
      PhasePoint end = ahead ? forward : backward;
      PhasePoint other = ahead ? backward : forward;
      System.arraycopy(end.p, 0, junction, 0, n);
      if (!grow(doublings, end, ahead ? step : -step, grown)) {
        return;
      }
      doublings++;
      if (stream.nextUniform() * weight < grown.weight) {
        now.set(grown.chosen);
        energy = now.energy();
      }
      weight += grown.weight;
      if (!join(other.p, junction, rho, grown.first, end.p, grown.rho)) {
        return;
      }
    }
  }

  /**
   * Grows a tree of 2^depth states from an end of the trajectory, which moves along.
   *
   * @return false where the trajectory turned within the tree or diverged, so that the tree must
   *     not be used
   */
  private boolean grow(int depth, PhasePoint end, double eps, Tree tree) {
    if (depth == 0) {
      return leaf(end, eps, tree);
    }
    Tree second = spare[depth - 1];
    if (!grow(depth - 1, end, eps, tree) || !grow(depth - 1, end, eps, second)) {
      return false;
    }
    tree.weight += second.weight;
    if (stream.nextUniform() * tree.weight < second.weight) {
      tree.swapChosen(second);
    }
    boolean goesOn = join(tree.first, tree.last, tree.rho, second.first, second.last, second.rho);
    System.arraycopy(second.last, 0, tree.last, 0, n);
    return goesOn;
  }

  private boolean leaf(PhasePoint end, double eps, Tree tree) {
    end.leapfrog(target, scale, eps);
    leapfrogs++;
    double error = end.energy() - startEnergy;
    if (!(error <= MAX_ENERGY_ERROR)) {
      divergent = true;
      return false;
    }
    tree.weight = Math.exp(Math.min(-error, MAX_LOG_WEIGHT));
    acceptance += Math.min(1, tree.weight);
    for (int i = 0; i < n; i++) {
      double p = end.p[i];
      tree.first[i] = p;
      tree.last[i] = p;
      tree.rho[i] = p;
    }
    tree.chosen.set(end);
    return true;
  }

  /**
   * Joins stretch b to stretch a: adds its sum of momenta, rho, to that of a.
   *
   * @return whether the whole, and either stretch with the first state of the other, are straight:
   *     the momenta at both ends still point along the sum
   */
  private static boolean join(
      double[] firstA,
      double[] lastA,
      double[] rhoA,
      double[] firstB,
      double[] lastB,
      double[] rhoB) {
    double begin = 0;
    double end = 0;
    double beginA = 0;
    double endA = 0;
    double beginB = 0;
    double endB = 0;
    for (int i = 0; i < rhoA.length; i++) {
      double alongA = rhoA[i] + firstB[i];
      double alongB = lastA[i] + rhoB[i];
      double along = rhoA[i] + rhoB[i];
      beginA += firstA[i] * alongA;
      endA += firstB[i] * alongA;
      beginB += lastA[i] * alongB;
      endB += lastB[i] * alongB;
      begin += firstA[i] * along;
      end += lastB[i] * along;
      rhoA[i] = along;
    }
    return begin > 0 && end > 0 && beginA > 0 && endA > 0 && beginB > 0 && endB > 0;
  }
}
